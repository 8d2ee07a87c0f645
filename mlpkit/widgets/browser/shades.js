// A number for every point of the plane, as colour on a canvas.

import { clamp, element } from "./page.js";

/**
 * A shade for each byte: from `low` at 4 over `middle` at 128 to `high` at 252, colours as
 * `colour` gives them. strength, 0 to 1: how far from the middle the ends are.
 */
export function twoSides([low, middle, high], strength) {
  const [from, between, to] = [low, middle, high].map((ink) =>
    ink
      .match(/[\d.]+/g)
      .slice(0, 3)
      .map(Number),
  );
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    const value = clamp((byte - 128) / 124, -1, 1);
    const end = value < 0 ? from : to;
    const [red, green, blue] = between.map((part, k) =>
      Math.round(part + (end[k] - part) * strength * Math.abs(value)),
    );
    return (255 << 24) | (blue << 16) | (green << 8) | red; // as little-endian machines keep a pixel
  });
}

const sheets = new Map(); // by side: a canvas of as many dots, for every map of this size

function sheetOf(n) {
  if (!sheets.has(n))
    sheets.set(n, [element("canvas", { width: n, height: n }), new ImageData(n, n)]);
  return sheets.get(n);
}

/** Draw a square map of bytes, rows from the bottom up; its outermost points lie on the edges. */
export function paint(brush, map, shades, left, top, width, height) {
  const n = map.shape[0];
  const [sheet, image] = sheetOf(n);
  const pixels = new Uint32Array(image.data.buffer);
  for (let line = 0; line < n; line += 1)
    for (let k = 0; k < n; k += 1) pixels[(n - 1 - line) * n + k] = shades[map[line * n + k]];
  sheet.getContext("2d").putImageData(image, 0, 0);
  brush.imageSmoothingQuality = "high";
  brush.drawImage(sheet, 0.5, 0.5, n - 1, n - 1, left, top, width, height);
}
