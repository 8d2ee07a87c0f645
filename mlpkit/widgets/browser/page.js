// The few words of the browser's own that every part here uses.

/** An element with attributes and children; a child may be a string. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false)
      made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** The value, or the limit that it is beyond. */
export const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

/** Switch a control off and say why, or on where there is no reason. */
export function off(node, why) {
  node.disabled = Boolean(why);
  if (why) node.title = why;
  else node.removeAttribute("title");
}

/** Call back when the page turns dark or light; returns what ends that. */
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

/** A colour of the style sheet, "--value" say, as a canvas takes it. */
export function colour(node, name) {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  node.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

/** Whether the reader wants no motion. */
export function still() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** A number with at most `digits` digits that count, in words for eye and ear: −0.032. */
export function words(value, digits = 3) {
  if (typeof value !== "number") return String(value);
  const text =
    Math.abs(value) < 1e-4 && value !== 0
      ? value.toPrecision(2)
      : String(Number(value.toPrecision(digits)));
  return typeset(text);
}

/** The same with a fixed number of places behind the point. */
export function places(value, count) {
  return (Number(value.toFixed(count)) + 0).toFixed(count).replace("-", "−");
}

const RAISED = { "+": "", "-": "⁻", ..."⁰¹²³⁴⁵⁶⁷⁸⁹" };

/** -1.5 and 4.3e-6 as −1.5 and 4.3·10⁻⁶; not in names and code, as ../typesetting.py has it. */
export function typeset(text) {
  return text
    .replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g, "−")
    .replace(
      /(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,
      (_, digits, sign, exponent) =>
        `${digits === "1" ? "" : `${digits}·`}10${[...(sign + exponent)].map((one) => RAISED[one]).join("")}`,
    );
}
