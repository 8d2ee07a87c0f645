// One row for each control: its label, what moves it, its value.

import { clamp, element, typeset, words } from "./page.js";

const SHORT = 7; // more options than that are a list
export const NOTEBOOK = "in the notebook"; // where a page without Python refers to

/** Rows for the controls described by Python; returns {node, update(link)}. */
export function controls(described, link) {
  const kinds = { slider, choice, switches, buttons };
  const rows = described
    .filter((control) => !control.on_picture)
    .map((control) => kinds[control.kind](control.name, control, link));
  const node = element("div", { class: "controls" }, ...rows.map((row) => row.node));
  return { node, update: () => rows.forEach((row) => row.update()) };
}

/** Why a control can't be moved: it was not recorded, or what it depends on isn't chosen; or "". */
function reason(control, state, described) {
  if (control.fixed) return NOTEBOOK;
  const chosen = ([name, options]) => [state[name]].flat().some((one) => options.includes(one));
  const missing = Object.entries(control.only).find((one) => !chosen(one));
  if (!missing) return "";
  const [name, options] = missing;
  const { label } = described[name];
  if (options.length > 4 && typeof options[0] !== "number") return `with other ${label}`;
  return typeof options[0] === "number"
    ? `with ${label} from ${words(Math.min(...options))} up`
    : `with ${label}: ${options.join(", ")}`;
}

/** A row whose control can't be used now, and why; its faint label is then no fault of contrast. */
function grey(row, note, why) {
  row.classList.toggle("off", Boolean(why));
  if (note.dataset.why !== why) note.textContent = note.dataset.why = why;
  for (const [name, value] of [
    ["role", "group"],
    ["aria-disabled", "true"],
  ])
    if (why) row.setAttribute(name, value);
    else row.removeAttribute(name);
}

/** The places of a slider: recorded ones, or equal steps, of the exponent where it is `log`. */
export function stopsOf({ stops, low, high, step, log }) {
  if (stops) {
    const near = (value) =>
      stops.reduce(
        (best, stop, k) => (Math.abs(stop - value) < Math.abs(stops[best] - value) ? k : best),
        0,
      );
    return { count: stops.length, at: (k) => stops[k], place: near };
  }
  const [from, to] = log ? [Math.log10(low), Math.log10(high)] : [low, high];
  return {
    count: Math.round((to - from) / step) + 1,
    at: (k) => {
      const value = Math.min(from + k * step, to);
      return log ? Number((10 ** value).toPrecision(6)) : Number(value.toFixed(9));
    },
    place: (value) => Math.round(((log ? Math.log10(value) : value) - from) / step),
  };
}

function slider(name, control, link) {
  const stops = stopsOf(control);
  const ask = (value) => link.ask({ [name]: value });
  let held; // where a finger found it
  const range = element("input", {
    type: "range",
    min: 0,
    max: stops.count - 1,
    step: 1,
    "aria-label": control.label,
    oninput: () => ask(stops.at(Number(range.value))),
    onpointerdown: () => (held = link.state[name]),
    // The finger scrolled the page, and had perhaps moved it on touching.
    onpointercancel: () => link.state[name] !== held && ask(held),
  });
  const number = element("input", {
    class: "number",
    inputmode: "decimal",
    "aria-label": `${control.label}, as a number`,
    oninput: () => (typed = true),
    onchange: take,
    onkeydown: ({ key }) => key === "Enter" && take(), // in JupyterLab no change follows it
    onblur: () => update(),
  });
  const [why, note] = [undefined, "status"].map((role) => element("span", { class: "note", role })); // that it is off is no news; what became of a typed number is
  const [low, high] = [stops.at(0), stops.at(stops.count - 1)];
  let [typed, noted] = [false, ""];
  const now = () => `${link.asked} ${link.state[name]}`;
  function take() {
    if (!typed) return; // Enter has taken it
    typed = false;
    const value = Number(number.value.replace("−", "-").replace(",", "."));
    if (Number.isFinite(value) && number.value.trim() !== "") {
      const stop = stops.at(stops.place(clamp(value, low, high)));
      ask(stop);
      note.textContent = moved(value, stop);
    } else note.textContent = `Expected: a number from ${words(low)} to ${words(high)}.`;
    number.value = words(link.state[name]);
    noted = now();
  }
  /** Why a typed value has not become that of the slider; nothing where they look the same. */
  function moved(value, stop) {
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
    range.value = stops.place(value);
    node.style.setProperty("--share", range.value / (stops.count - 1 || 1));
    range.setAttribute("aria-valuetext", words(value));
    if (!number.matches(":focus")) number.value = words(value); // else it is being typed
    if (now() !== noted) note.textContent = ""; // until the next change
    const off = reason(control, link.state, link.controls);
    range.disabled = number.disabled = Boolean(off);
    grey(node, why, off);
  }
  return { node, update };
}

function choice(name, control, link) {
  const ask = (option) => link.ask({ [name]: option });
  const group = Math.random().toString(36);
  const inputs = control.options.map((option) =>
    element("input", { type: "radio", name: group, onchange: () => ask(option) }),
  );
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
    const why = reason(control, link.state, link.controls);
    inputs.forEach((input, k) => {
      input.checked = k === place;
      input.disabled = Boolean(why || missing[k]);
    });
    for (const [k, option] of [...list.options].entries()) option.disabled = Boolean(missing[k]);
    list.selectedIndex = place;
    list.disabled = Boolean(why);
    grey(node, note, why);
    if (!why && missing.some(Boolean)) note.textContent = `the others ${NOTEBOOK}`;
  }
  return { node, update };
}

function switches(name, control, link) {
  const toggle = (option) => {
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
    const why = reason(control, link.state, link.controls);
    all.forEach((button, k) => {
      button.setAttribute("aria-pressed", link.state[name].includes(control.options[k]));
      button.disabled = Boolean(why);
    });
    grey(node, note, why);
  }
  return { node, update };
}

/** What Python says of its buttons, as numbers.buttons: {name: {label, disabled}}, is followed. */
function buttons(_, control, link) {
  const press = (name, button) => button.ariaDisabled !== "true" && link.press(name);
  const all = Object.entries(control.options).map(([name, label]) => {
    const button = element(
      "button",
      {
        type: "button",
        onclick: () => press(name, button),
        onblur: () => update(),
      },
      label,
    );
    return [name, label, button];
  });
  const node = element(
    "div",
    { class: "row wide" },
    element("div", { class: "options" }, ...all.map(([, , button]) => button)),
  );
  function update() {
    for (const [name, label, button] of all) {
      const now = link.numbers.buttons?.[name] ?? {};
      const text = now.label ?? label;
      if (button.textContent !== text) button.textContent = text;
      const off = Boolean(control.fixed || now.disabled);
      const why = now.why ?? (link.alone ? NOTEBOOK : "");
      button.title = off ? why : "";
      button.ariaDisabled = off;
      button.disabled = off && !button.matches(":focus"); // else the next key is the page's
    }
  }
  return { node, update };
}
