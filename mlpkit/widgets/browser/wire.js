// Numbers as Python packed them: arrays come as bytes with their shape.

const KINDS = { float32: Float32Array, int32: Int32Array, uint8: Uint8Array };

/** Packed numbers with a typed array, which has a `shape`, in place of each packed array. */
export function unpacked(value) {
  if (Array.isArray(value)) return value.map(unpacked);
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  if (value.data !== undefined) return typed(value.kind, value.shape, value.data);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, unpacked(part)]));
}

/** Bytes as a typed array; copied, for they may begin at any place of a message. */
export function typed(kind, shape, bytes) {
  const {
    buffer,
    byteOffset = 0,
    byteLength,
  } = ArrayBuffer.isView(bytes) ? bytes : new Uint8Array(bytes);
  const array = new KINDS[kind](buffer.slice(byteOffset, byteOffset + byteLength));
  array.shape = shape;
  return array;
}

/** Row i of an array of two or more axes, as an array of one axis less. */
export function row(array, i) {
  const shape = array.shape.slice(1);
  const size = shape.reduce((a, b) => a * b, 1);
  const part = array.subarray(i * size, (i + 1) * size);
  part.shape = shape;
  return part;
}
