// What can be dragged on a picture: by mouse, pen or finger, and by the arrow keys.

/** @import { Stepped } from "./controls.js" */
/** @import { Marks } from "./types" */

import { pointer, select } from "d3-selection";
import { stopsOf } from "./controls.js";
import { clamp } from "./page.js";

const REACH = 13; // pixels from its middle, within which a finger takes hold of it

/** @type {Record<string, [right: number, up: number]>} */
const KEYS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  PageUp: [0, 10],
  PageDown: [0, -10],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
};

/**
 * Make a selection of one node a handle.
 * drag(x, y): where the pointer is now, in pixels of `within`.
 * nudge(right, up): by how many steps a key moves it; with Shift, by ten times as many.
 * ground: where a press brings the handle there and takes hold of it.
 * Returns tell(label, value, text), to call at every drawing: what a screen reader says.
 *
 * @param {Marks} node
 * @param {Marks} within
 * @param {{
 *   drag: (x: number, y: number) => void,
 *   nudge: (right: number, up: number) => void,
 *   ground?: Marks,
 * }} moves
 * @returns {(label: string, value: number | string, text: string) => void}
 */
export function handle(node, within, { drag, nudge, ground }) {
  node.classed("handle", true).attr("tabindex", 0).attr("role", "slider");
  const parent = select(node.node().parentNode);
  const reach = parent
    .insert("circle", () => node.node())
    .attr("class", "hold")
    .attr("r", REACH);
  reach.attr("fill", "transparent").on("pointerdown", hold);
  const follow = (/** @type {PointerEvent} */ event) => drag(...pointer(event, within.node()));
  /** @param {PointerEvent} event */
  function hold(event) {
    event.preventDefault();
    node.node().focus({ preventScroll: true, focusVisible: false });
    node.node().setPointerCapture(event.pointerId);
    node.on("pointermove", follow);
  }
  node.on("pointerdown", hold);
  ground?.on("pointerdown", (event) => {
    if (event.pointerType === "touch") return; // it may be the start of a scroll; a tap is a click
    follow(event);
    hold(event);
  });
  ground?.on("click", follow);
  node.on("pointerup pointercancel", () => node.on("pointermove", null));
  node.on("keydown", (event) => {
    const by = KEYS[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const times = event.shiftKey ? 10 : 1;
    nudge(times * by[0], times * by[1]);
  });
  return (label, value, text) => {
    const { x, y, width, height } = node.node().getBBox();
    reach.attr("cx", x + width / 2).attr("cy", y + height / 2);
    for (const name of ["display", "transform"]) reach.attr(name, node.attr(name));
    node.attr("aria-label", label).attr("aria-valuenow", value).attr("aria-valuetext", text);
  };
}

/**
 * @param {Marks} node
 * @param {string} ink
 * @param {string} rim
 */
const withRim = (node, ink, rim) =>
  node.attr("fill", ink).attr("stroke", rim).attr("stroke-width", 2);

/**
 * A disc to take hold of.
 *
 * @param {Marks} parent
 * @param {number} r
 */
export const roundKnob = (parent, r, ink = "var(--ink)", rim = "var(--page)") =>
  withRim(parent.append("circle").attr("r", r), ink, rim);

/**
 * An upright bar to take hold of.
 *
 * @param {Marks} parent
 */
export const uprightKnob = (parent) =>
  withRim(
    parent.append("rect").attr("width", 9).attr("height", 22).attr("rx", 3),
    "var(--ink)",
    "var(--page)",
  );

/**
 * A value moved by steps, or by recorded stops, and kept between its limits.
 *
 * @param {Stepped} control
 * @param {number} value
 * @param {number} steps
 */
export function moveBySteps(control, value, steps) {
  const stops = stopsOf(control);
  return stops.at(clamp(stops.place(value) + steps, 0, stops.count - 1));
}
