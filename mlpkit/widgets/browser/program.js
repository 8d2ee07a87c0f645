// A program as a numbered listing, in which a line can be accused; and a repair, with its changes
// marked.

/** @typedef {{ right: boolean, text: string }} Reply  to an accusation */

import { clamp, element, typeset } from "./page.js";

export const PROGRAM_CSS = `
.mlpkit :is(.program, .repair) { list-style: none; margin: 0; padding: 4px 0; border: 1px solid var(--faint); border-radius: 4px; }
.mlpkit .program li { margin: 0; }
.mlpkit .program button {
  display: grid; grid-template-columns: 2.2em 1fr; width: 100%; min-height: 17px; padding: 0 6px 0 0;
  border: 0; border-left: 3px solid transparent; border-radius: 0; text-align: left; align-items: baseline;
}
.mlpkit .program button:is(:hover, :focus-visible):not([aria-disabled="true"]) { background: var(--lit); border-left-color: var(--ink); }
.mlpkit .program button:focus-visible { outline-offset: -2px; }
.mlpkit .program button[aria-disabled="true"] { opacity: 1; cursor: text; }
.mlpkit .program .number { color: var(--quiet); text-align: right; padding-right: 8px; font-size: 11px; user-select: none; }
.mlpkit .reply code { font-family: var(--jp-code-font-family, ui-monospace, monospace); font-size: 11.5px; color: inherit; background: none; padding: 0; }
.mlpkit :is(.program button, .repair) code {
  font-family: var(--jp-code-font-family, ui-monospace, monospace); font-size: 11.5px; line-height: 1.45; color: inherit;
  background: none; padding: 0 0 0 2em; text-indent: -2em; white-space: pre-wrap; overflow-wrap: anywhere; display: block;
}
.mlpkit :is(.program, .repair) .word { color: var(--value); }
.mlpkit :is(.program, .repair) :is(.string, .comment) { color: var(--quiet); }
.mlpkit :is(.program .right button, .repair :is(.in, .out)) :is(.word, .string, .comment, .number) { color: inherit; }
.mlpkit .program .blank button { min-height: 7px; max-height: 7px; overflow: hidden; pointer-events: none; }
@media (any-pointer: coarse) {
  .mlpkit .program li:not(.blank) button { min-height: 24px; align-items: center; }
}
.mlpkit .program .blank .number { visibility: hidden; }
.mlpkit .program li.wrong button { border-left-color: var(--wrong); }
.mlpkit .program li.right button { border-left-color: var(--right); background: color-mix(in srgb, var(--right) 14%, transparent); }
.mlpkit .reply { margin: 5px 0 5px; padding: 1px 8px; font-size: 12px; border-left: 3px solid var(--wrong); }
.mlpkit .reply b { color: var(--wrong); }
.mlpkit .right .reply, .mlpkit .reply.right { border-left-color: var(--right); }
.mlpkit .right .reply b, .mlpkit .reply.right b { color: var(--right); }
.mlpkit .program .reply { margin-left: 0; padding-left: 2.9em; }
.mlpkit .repair li { padding: 0 8px 0 4px; display: grid; grid-template-columns: 1.6em 1fr; border-left: 3px solid transparent; }
.mlpkit .repair .sign { font-weight: 700; text-align: center; }
.mlpkit .repair li.out { border-left-color: var(--wrong); background: color-mix(in srgb, var(--wrong) 12%, transparent); }
.mlpkit .repair li.in { border-left-color: var(--right); background: color-mix(in srgb, var(--right) 14%, transparent); }
.mlpkit .repair li.out .sign { color: var(--wrong); }
.mlpkit .repair li.in .sign { color: var(--right); }
`;

const PARTS =
  /(#.*$)|("""[\s\S]*?(?:"""|$)|"[^"]*"|'[^']*')|\b(and|as|break|class|continue|def|elif|else|for|from|if|import|in|is|lambda|None|not|or|return|True|False|while|with)\b/g;
const KINDS = ["comment", "string", "word"];
/** @type {Record<string, number>} */
const KEYS = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: -Infinity,
  End: Infinity,
};
const lineOf = (/** @type {HTMLButtonElement} */ button) =>
  /** @type {HTMLElement} */ (button.parentNode);

/**
 * A line of Python with its keywords, strings and comments marked.
 *
 * @param {string} text
 */
function colourCode(text) {
  const node = element("code");
  let end = 0;
  for (const found of text.matchAll(PARTS)) {
    node.append(
      text.slice(end, found.index),
      element("span", { class: KINDS[found.slice(1).findIndex(Boolean)] }, found[0]),
    );
    end = found.index + found[0].length;
  }
  node.append(text.slice(end) || (end ? "" : " "));
  return node;
}

/**
 * The listing: one tab stop, arrows move from line to line, Enter or a click accuses the line.
 * update(lines, replies, open): a reply is shown under the line of its number; open(number) is
 * whether a line can be accused.
 *
 * @param {(number: number) => void} accuse
 */
export function program(accuse) {
  const node = element("ol", {
    class: "program",
    "aria-label": "the program, line by line; Enter accuses a line",
  });
  let [shown, now] = ["", 0];
  /** @type {HTMLButtonElement[]} */
  let buttons = [];

  /** @param {number} to */
  function move(to) {
    buttons[now].tabIndex = -1;
    now = to;
    buttons[now].tabIndex = 0;
  }
  /**
   * The line so many written lines away, or the first or last one.
   *
   * @param {number} by
   */
  function away(by) {
    const written = buttons
      .map((_, k) => k)
      .filter((k) => !lineOf(buttons[k]).classList.contains("blank"));
    const at = written.indexOf(now) + by;
    return written[clamp(at, 0, written.length - 1)];
  }
  node.addEventListener("focusin", ({ target }) => isLine(target) && move(buttons.indexOf(target)));
  /** @type {(target: EventTarget | null) => target is HTMLButtonElement} */
  const isLine = (target) => buttons.some((button) => button === target);
  let pressed = [0, 0];
  node.addEventListener("pointerdown", ({ clientX, clientY }) => (pressed = [clientX, clientY]));
  node.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    const [x, y] = pressed;
    // A drag selects text, to copy it.
    const selecting = event.detail > 0 && Math.hypot(event.clientX - x, event.clientY - y) > 4;
    if (button && !selecting && button.ariaDisabled !== "true") accuse(buttons.indexOf(button) + 1);
  });
  node.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = KEYS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(away(by));
    buttons[now].focus();
  });

  /** @param {string[]} lines */
  function fill(lines) {
    buttons = lines.map((text, k) =>
      element(
        "button",
        { type: "button", tabindex: k ? -1 : 0, "aria-label": `line ${k + 1}: ${text.trim()}` },
        element("span", { class: "number", "aria-hidden": "true" }, String(k + 1)),
        colourCode(text),
      ),
    );
    now = 0;
    node.replaceChildren(...buttons.map((button) => element("li", {}, button)));
  }
  /**
   * @param {string[]} lines
   * @param {Record<number, Reply>} replies
   * @param {(number: number) => boolean} open
   */
  function update(lines, replies, open) {
    if (lines.join("\n") !== shown) fill(lines);
    shown = lines.join("\n");
    buttons.forEach((button, k) => {
      const reply = replies[k + 1];
      const line = lineOf(button);
      button.ariaDisabled = String(Boolean(reply) || !open(k + 1));
      button.title = button.ariaDisabled === "true" ? "there is nothing to accuse here" : "";
      line.className = !lines[k].trim() ? "blank" : reply ? (reply.right ? "right" : "wrong") : "";
      line.querySelector(".reply")?.remove(); // the button stays where it is, and keeps the focus
      if (reply?.text) line.append(answer(reply));
    });
  }
  return { node, update };
}

/**
 * What speaks for or against an accusation; what is in `backticks` is code.
 *
 * @param {Reply} reply
 */
export function answer({ right, text }) {
  const parts = capitalize(text)
    .split("`")
    .map((part, k) => (k % 2 ? element("code", {}, part) : typeset(part)));
  return element(
    "p",
    { class: right ? "reply right" : "reply" },
    element("b", {}, right ? "✓ " : "✗ "),
    ...parts,
  );
}

export const capitalize = (/** @type {string} */ text) =>
  text.slice(0, 1).toUpperCase() + text.slice(1);

/**
 * The lines of a repair, each after its mark: "-" if it goes, "+" if it is new, else " ".
 *
 * @param {string[][]} lines
 */
export function repair(lines) {
  /** @type {Record<string, string>} */
  const kind = { "-": "out", "+": "in" };
  return element(
    "ol",
    { class: "repair", "aria-label": "the repair" },
    ...lines.map(([mark, text]) =>
      element(
        "li",
        { class: kind[mark] },
        element("span", { class: "sign" }, mark === "-" ? "−" : mark),
        colourCode(text),
      ),
    ),
  );
}
