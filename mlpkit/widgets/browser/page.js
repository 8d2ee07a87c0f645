// The few functions on the browser's own objects that every part here uses.

/**
 * Attributes by name: true is an empty one, false and undefined are none, "on…" are listeners.
 *
 * @typedef {Record<string, string | number | boolean | undefined | ((event: any) => unknown)>} Attributes
 */

/**
 * An element with attributes and children; a child may be a string.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} attributes
 * @param {...(Node | string)} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false)
      made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

/**
 * The value, or the limit that it is beyond.
 *
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

/**
 * The last item of a list that is not empty.
 *
 * @template Item
 * @param {{ readonly [k: number]: Item, readonly length: number }} list
 */
export const lastOf = (list) => list[list.length - 1];

/**
 * Switch a control off and say why, or on if there is no reason.
 *
 * @param {HTMLElement & { disabled: boolean }} node
 * @param {string | false} why
 */
export function switchOff(node, why) {
  node.disabled = Boolean(why);
  if (why) node.title = why;
  else node.removeAttribute("title");
}

/**
 * Call back when the page turns dark or light; returns a function that ends it.
 *
 * @param {() => void} changed
 */
export function onTheme(changed) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const page = new MutationObserver(changed);
  page.observe(document.body, { attributeFilter: ["data-jp-theme-light", "class"] });
  system.addEventListener("change", changed);
  return () => {
    page.disconnect();
    system.removeEventListener("change", changed);
  };
}

/**
 * A colour of the style sheet, such as "--value", in the form that a canvas takes.
 *
 * @param {Element} node
 * @param {string} name
 */
export function colour(node, name) {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  node.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

/** Whether the reader wants no motion. */
export function wantsNoMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * A number with at most `digits` significant digits, as text to read or to hear: −0.032.
 *
 * @param {unknown} value  anything that is not a number is only made a string
 */
export function words(value, digits = 3) {
  if (typeof value !== "number") return String(value);
  const text =
    Math.abs(value) < 1e-4 && value !== 0
      ? value.toPrecision(2)
      : String(Number(value.toPrecision(digits)));
  return typeset(text);
}

/**
 * The same with a fixed number of decimal places.
 *
 * @param {number} value
 * @param {number} count
 */
export function places(value, count) {
  return (Number(value.toFixed(count)) + 0).toFixed(count).replace("-", "−");
}

/** @type {Record<string, string>} */
const RAISED = { "+": "", "-": "⁻", ...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries()) };

/**
 * -1.5 and 4.3e-6 as −1.5 and 4.3·10⁻⁶, except in names and code; the same as ../typesetting.py.
 *
 * @param {string} text
 */
export function typeset(text) {
  return text
    .replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g, "−")
    .replace(
      /(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,
      (_, digits, sign, exponent) =>
        `${digits === "1" ? "" : `${digits}·`}10${[...(sign + exponent)].map((one) => RAISED[one]).join("")}`,
    );
}
