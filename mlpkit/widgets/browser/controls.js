// One row for each control: its label, what moves it, its value.

/** @import { Buttons, Choice, Control, Described, Link, Slider, Switches } from "./types" */

/** @typedef {{ node: HTMLElement, update(): void }} Row */
/** @typedef {Pick<Slider, "low" | "high" | "step"> & Partial<Slider>} Stepped */

import { clamp, element, typeset, words } from "./page.js";

const SHORT = 7; // more options than this become a list
export const NOTEBOOK = "in the notebook"; // where a page without Python sends the reader

/**
 * Rows for the controls that Python described.
 *
 * @param {Described[]} described
 * @param {Link} link
 * @returns {Row}
 */
export function controls(described, link) {
  /** @type {Record<string, (name: string, control: any, link: Link) => Row>} */
  const kinds = { slider, choice, switches, buttons };
  const rows = described
    .filter((control) => !("on_picture" in control && control.on_picture))
    .map((control) => kinds[control.kind](control.name, control, link));
  const node = element("div", { class: "controls" }, ...rows.map((row) => row.node));
  return { node, update: () => rows.forEach((row) => row.update()) };
}

/**
 * Why a control can't be moved: it was not recorded, or what it depends on isn't chosen; else "".
 *
 * @param {Control} control
 * @param {Link} link
 */
function reason(control, { state, controls: described }) {
  if (control.fixed) return NOTEBOOK;
  const chosen = (/** @type {[string, (string | number)[]]} */ [name, options]) =>
    [state[name]].flat().some((one) => options.includes(one));
  const missing = Object.entries(control.only).find((one) => !chosen(one));
  if (!missing) return "";
  const [name, options] = missing;
  const { label } = described[name];
  if (typeof options[0] === "number")
    return `with ${label} from ${words(Math.min(...options.map(Number)))} up`;
  return options.length > 4 ? `with other ${label}` : `with ${label}: ${options.join(", ")}`;
}

/**
 * Show that a row's control can't be used now, and why. aria-disabled says that its label is faint
 * on purpose.
 *
 * @param {HTMLElement} row
 * @param {HTMLElement} note
 * @param {string} why
 */
function greyOut(row, note, why) {
  row.classList.toggle("off", Boolean(why));
  if (note.dataset.why !== why) note.textContent = note.dataset.why = why;
  for (const [name, value] of [
    ["role", "group"],
    ["aria-disabled", "true"],
  ])
    if (why) row.setAttribute(name, value);
    else row.removeAttribute(name);
}

/**
 * The stops of a slider, counted from 0: those that were recorded, else equal steps, of the exponent
 * if it is `log`. `at` is the value of a stop, `place` the stop nearest to a value.
 *
 * @param {Stepped} control
 */
export function stopsOf({ stops, low, high, step, log }) {
  if (stops) {
    const near = (/** @type {number} */ value) =>
      stops.reduce(
        (best, stop, k) => (Math.abs(stop - value) < Math.abs(stops[best] - value) ? k : best),
        0,
      );
    return { count: stops.length, at: (/** @type {number} */ k) => stops[k], place: near };
  }
  const [from, to] = log ? [Math.log10(low), Math.log10(high)] : [low, high];
  return {
    count: Math.round((to - from) / step) + 1,
    at: (/** @type {number} */ k) => {
      const value = Math.min(from + k * step, to);
      return log ? Number((10 ** value).toPrecision(6)) : Number(value.toFixed(9));
    },
    place: (/** @type {number} */ value) =>
      Math.round(((log ? Math.log10(value) : value) - from) / step),
  };
}

/**
 * @param {string} name
 * @param {Slider} control
 * @param {Link} link
 */
function slider(name, control, link) {
  const stops = stopsOf(control);
  const ask = (/** @type {number} */ value) => link.ask({ [name]: value });
  let held = 0; // where a finger found it
  /** @type {HTMLInputElement} */
  const range = element("input", {
    type: "range",
    min: 0,
    max: stops.count - 1,
    step: 1,
    "aria-label": control.label,
    oninput: () => ask(stops.at(Number(range.value))),
    onpointerdown: () => (held = link.state[name]),
    // The finger scrolled the page, and may have moved the slider as it touched it.
    onpointercancel: () => link.state[name] !== held && ask(held),
  });
  const number = element("input", {
    class: "number",
    inputmode: "decimal",
    "aria-label": `${control.label}, as a number`,
    oninput: () => (typed = true),
    onchange: take,
    onkeydown: ({ key }) => key === "Enter" && take(), // in JupyterLab no change event follows
    onblur: () => update(),
  });
  const why = element("span", { class: "note" });
  const note = element("span", { class: "note", role: "status" }); // what became of a typed number is news
  // With Python on its way, a number that is not recorded can be typed too.
  const typeable = link.wakes ? stopsOf({ ...control, stops: undefined }) : stops;
  const [low, high] = [typeable.at(0), typeable.at(typeable.count - 1)];
  let [typed, noted] = [false, ""];
  const now = () => `${link.asked} ${link.state[name]}`;
  function take() {
    if (!typed) return; // Enter has taken it already
    typed = false;
    const value = Number(number.value.replace("−", "-").replace(",", "."));
    if (Number.isFinite(value) && number.value.trim() !== "") {
      const stop = stopFor(clamp(value, low, high));
      link.ask({ [name]: stop }, true);
      note.textContent = whyMoved(value, stop);
    } else note.textContent = `Expected: a number from ${words(low)} to ${words(high)}.`;
    number.value = words(link.state[name]);
    noted = now();
  }
  /**
   * The stop nearest to a value; the slider's own if both look the same.
   *
   * @param {number} value
   */
  function stopFor(value) {
    const [near, stop] = [stops, typeable].map(({ at, place }) => at(place(value)));
    return words(near) === words(stop) ? near : stop;
  }
  /**
   * Why the slider is not at the value that was typed; "" if both look the same.
   *
   * @param {number} value
   * @param {number} stop
   */
  function whyMoved(value, stop) {
    if (words(value) === words(stop)) return "";
    if (value > high) return `Up to ${words(high)}.`;
    if (value < low) return `From ${words(low)} up.`;
    return `${typeset(String(value))} is between stops: ${words(stop)}.`;
  }
  const node = element(
    "div",
    { class: "row slider" },
    element("span", { class: "name" }, control.label),
    range,
    number,
    why,
    note,
  );
  function update() {
    const value = link.state[name];
    const place = stops.place(value);
    range.value = String(place);
    node.style.setProperty("--share", String(place / (stops.count - 1 || 1)));
    range.setAttribute("aria-valuetext", words(value));
    if (!number.matches(":focus")) number.value = words(value); // else someone is typing
    if (now() !== noted) note.textContent = ""; // until the next change
    const off = reason(control, link);
    range.disabled = number.disabled = Boolean(off);
    greyOut(node, why, off);
  }
  return { node, update };
}

/**
 * @param {string} name
 * @param {Choice<string | number>} control
 * @param {Link} link
 */
function choice(name, control, link) {
  const ask = (/** @type {string | number} */ option) => link.ask({ [name]: option });
  const group = Math.random().toString(36);
  const inputs = control.options.map((option) =>
    element("input", { type: "radio", name: group, onchange: () => ask(option) }),
  );
  /** @type {HTMLSelectElement} */
  const list = element(
    "select",
    {
      "aria-label": control.label,
      onchange: () => ask(control.options[list.selectedIndex]),
    },
    ...control.options.map((option) => element("option", {}, words(option))),
  );
  const short = control.options.length <= SHORT;
  const options = inputs.map((input, k) =>
    element("label", { class: "option" }, input, words(control.options[k])),
  );
  const shown = short
    ? element(
        "div",
        { class: "options", role: "radiogroup", "aria-label": control.label },
        ...options,
      )
    : list;
  const note = element("span", { class: "note" });
  const node = element(
    "div",
    { class: short ? "row wide" : "row" },
    element("span", { class: "name" }, control.label),
    shown,
    note,
  );
  const missing = control.options.map((one) => control.stops && !control.stops.includes(one));
  function update() {
    const place = control.options.indexOf(link.state[name]);
    const why = reason(control, link);
    inputs.forEach((input, k) => {
      input.checked = k === place;
      input.disabled = Boolean(why || missing[k]);
    });
    for (const [k, option] of [...list.options].entries()) option.disabled = Boolean(missing[k]);
    list.selectedIndex = place;
    list.disabled = Boolean(why);
    greyOut(node, note, why);
    if (!why && missing.some(Boolean)) note.textContent = `the others ${NOTEBOOK}`;
  }
  return { node, update };
}

/**
 * @param {string} name
 * @param {Switches<string | number>} control
 * @param {Link} link
 */
function switches(name, control, link) {
  const toggle = (/** @type {string | number} */ option) => {
    const on = new Set(link.state[name]);
    if (!on.delete(option)) on.add(option);
    link.ask({ [name]: control.options.filter((one) => on.has(one)) });
  };
  const all = control.options.map((option) =>
    element("button", { type: "button", onclick: () => toggle(option) }, words(option)),
  );
  const group = element(
    "div",
    { class: "options", role: "group", "aria-label": control.label },
    ...all,
  );
  const note = element("span", { class: "note" });
  const node = element(
    "div",
    { class: "row wide" },
    element("span", { class: "name" }, control.label),
    group,
    note,
  );
  function update() {
    const why = reason(control, link);
    all.forEach((button, k) => {
      button.setAttribute("aria-pressed", String(link.state[name].includes(control.options[k])));
      button.disabled = Boolean(why);
    });
    greyOut(node, note, why);
  }
  return { node, update };
}

/**
 * Buttons in a row; numbers.buttons says how each is now.
 *
 * @param {string} _
 * @param {Buttons} control
 * @param {Link} link
 */
function buttons(_, control, link) {
  const all = Object.entries(control.options).map(([name, label]) => {
    const press = () => button.ariaDisabled !== "true" && link.press(name);
    /** @type {HTMLButtonElement} */
    const button = element(
      "button",
      { type: "button", onclick: press, onblur: () => update() },
      label,
    );
    return { name, label, button };
  });
  const node = element(
    "div",
    { class: "row wide" },
    element("div", { class: "options" }, ...all.map(({ button }) => button)),
  );
  function update() {
    for (const { name, label, button } of all) {
      const now = link.numbers.buttons?.[name] ?? {};
      const text = now.label ?? label;
      if (button.textContent !== text) button.textContent = text;
      const off = Boolean(control.fixed || now.disabled);
      const why = now.why ?? (control.fixed ? NOTEBOOK : "");
      button.title = off ? why : "";
      button.ariaDisabled = String(off);
      button.disabled = off && !button.matches(":focus"); // the next key would go to the page
    }
  }
  return { node, update };
}
