// Numbers as Python packed them: arrays come as bytes with their shape.

/** @import { Floats, Ints, Bytes, Kinds } from "./types" */

const KINDS = { float32: Float32Array, int32: Int32Array, uint8: Uint8Array };

/**
 * Packed numbers, with a typed array that has a `shape` in place of each packed array.
 *
 * @param {any} value
 * @returns {any}
 */
export function unpack(value) {
  if (Array.isArray(value)) return value.map(unpack);
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  if (value.data !== undefined)
    return typedArray(/** @type {keyof Kinds} */ (value.kind), value.shape, value.data);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, unpack(part)]));
}

/**
 * Bytes as a typed array. They are copied because they may begin anywhere in a message.
 *
 * @template {keyof Kinds} Kind
 * @param {Kind} kind
 * @param {number[]} shape
 * @param {ArrayBuffer | ArrayBufferView<ArrayBuffer>} bytes
 */
export function typedArray(kind, shape, bytes) {
  const {
    buffer,
    byteOffset = 0,
    byteLength,
  } = ArrayBuffer.isView(bytes) ? bytes : new Uint8Array(bytes);
  const array = new KINDS[kind](buffer.slice(byteOffset, byteOffset + byteLength));
  return /** @type {Kinds[Kind]} */ (Object.assign(array, { shape }));
}

/**
 * Row i of an array of two or more axes, as an array with one axis fewer.
 *
 * @template {Floats | Ints | Bytes} Shaped
 * @param {Shaped} array
 * @param {number} i
 */
export function row(array, i) {
  const shape = array.shape.slice(1);
  const size = shape.reduce((a, b) => a * b, 1);
  const part = array.subarray(i * size, (i + 1) * size);
  return /** @type {Shaped} */ (Object.assign(part, { shape }));
}
