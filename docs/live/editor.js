// The editor of a cell: CodeMirror, in the page's own colours for Python.

import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  redo,
  undo,
} from "@codemirror/commands";
import { python, pythonLanguage } from "@codemirror/lang-python";
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { Annotation, EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";

// The classes of pygments, so that code has the same colours while it is written.
const COLOURS = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null], class: "k" },
  { tag: [tags.string, tags.special(tags.string)], class: "s2" },
  { tag: tags.comment, class: "c1" },
  { tag: tags.number, class: "mi" },
  { tag: tags.operator, class: "o" },
  { tag: tags.meta, class: "nd" },
  { tag: tags.function(tags.definition(tags.variableName)), class: "nf" },
  { tag: tags.standard(tags.variableName), class: "nb" },
]);

const QUIET = Annotation.define(); // a change that the reader did not make here

// What a phone's keyboard hides behind two presses.
const KEYS = ["(", ")", "[", "]", "=", ":", ".", ",", "_", "*", "/", "+", "-", "@", '"'];

/**
 * An editor in a place of the page.
 *
 * @param {HTMLElement} place
 * @param {{
 *   text: string,
 *   label: string,
 *   describedBy: string,
 *   onChange(text: string): void,
 *   onRun(): void,
 * }} options
 */
export function edit(place, { text, label, describedBy, onChange, onRun }) {
  // elsewhere on the page this key goes to the search
  place.addEventListener("keydown", (event) => event.key === "/" && event.stopPropagation());
  const run = () => {
    onRun();
    return true;
  };
  const tab = (view) => (view.state.selection.main.empty ? toNextStop(view) : indentMore(view));
  const view = new EditorView({
    parent: place,
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        python(),
        indentUnit.of("    "),
        indentOnInput(),
        bracketMatching(),
        syntaxHighlighting(COLOURS),
        EditorView.lineWrapping,
        Prec.highest(
          keymap.of([
            { key: "Shift-Enter", run },
            { key: "Mod-Enter", run },
            { key: "Tab", run: tab, shift: indentLess },
          ]),
        ),
        keymap.of([...historyKeymap, ...defaultKeymap]),
        EditorView.contentAttributes.of({
          "aria-label": label,
          "aria-describedby": describedBy,
          "aria-multiline": "true",
          autocapitalize: "off",
          autocorrect: "off",
          spellcheck: "false",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((one) => one.annotation(QUIET)))
            onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return new Editor(view, place);
}

/** Give the Python in an element the same colours; there is no pygments in the browser. */
export function colour(place) {
  const code = place.textContent;
  place.replaceChildren();
  const put = (text, classes) => {
    const span = document.createElement("span");
    Object.assign(span, { className: classes, textContent: text });
    place.append(span);
  };
  highlightCode(code, pythonLanguage.parser.parse(code), COLOURS, put, () => place.append("\n"));
  place.classList.add("highlight");
}

/** Spaces up to the next multiple of four, as Python is indented. */
function toNextStop(view) {
  const { from } = view.state.selection.main;
  const line = view.state.doc.lineAt(from);
  const spaces = " ".repeat(4 - ((from - line.from) % 4));
  view.dispatch(view.state.replaceSelection(spaces));
  return true;
}

export class Editor {
  /**
   * @param {EditorView} view
   * @param {HTMLElement} place
   */
  constructor(view, place) {
    this.view = view;
    this.keys = keys(view);
    place.append(this.keys);
  }

  get text() {
    return this.view.state.doc.toString();
  }

  /**
   * Put a text in place of what is there. It can be undone. quietly: `onChange` is not called.
   *
   * @param {string} text
   * @param {{ quietly?: boolean }} [how]
   */
  replace(text, { quietly = false } = {}) {
    this.view.dispatch({
      changes: { from: 0, to: this.view.state.doc.length, insert: text },
      annotations: quietly ? QUIET.of(true) : [],
    });
  }

  /** at: the point on the screen to which the cursor moves; without it the cursor stays. */
  focus(at) {
    const place = at && this.view.posAtCoords(at);
    if (place) this.view.dispatch({ selection: { anchor: place } });
    this.view.focus();
  }

  leave() {
    this.view.contentDOM.blur();
  }
}

/** A row of keys for fingers; the page's CSS shows it only while such an editor is used. */
function keys(view) {
  const row = document.createElement("div");
  row.className = "live-keys";
  row.setAttribute("role", "toolbar");
  row.setAttribute("aria-label", "Keys for code");
  const press = (label, name, action) => {
    const key = document.createElement("button");
    Object.assign(key, { type: "button", textContent: label, tabIndex: -1 });
    key.setAttribute("aria-label", name);
    key.addEventListener("pointerdown", (event) => event.preventDefault()); // the keyboard stays
    key.addEventListener("click", () => {
      action(view);
      view.focus();
    });
    row.append(key);
  };
  press("⇥", "indent", indentMore);
  press("⇤", "outdent", indentLess);
  for (const one of KEYS)
    press(one, one, () => view.dispatch(view.state.replaceSelection(one)));
  press("↶", "undo", undo);
  press("↷", "redo", redo);
  return row;
}
