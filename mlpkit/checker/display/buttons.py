"""Buttons: the next hint and the solution under a verdict; one that writes and opens a notebook."""

from anywidget import AnyWidget
from traitlets import Unicode

PAGE = """
const CSS = `
.checker-help button {
  font: inherit; color: inherit; background: none; cursor: pointer; margin: 0.4em 0.5em 0.4em 0;
  border: 1px solid currentColor; border-radius: 4px; padding: 2px 9px; min-height: 26px;
}
.checker-help { margin-left: 2em; font-size: var(--jp-ui-font-size1, 13px); line-height: 1.5; }
.checker-help button:focus-visible { outline: 2px solid #0072b2; outline-offset: 2px; }
:is(.jupyter-widgets-disconnected .checker-help, .checker-help.sleeping) button { display: none; }
.checker-help-cell.jupyter-widgets-disconnected::before { display: none; }
`;

function render({ model, el }) {
  const make = (tag, attributes, ...children) => {
    const made = Object.assign(document.createElement(tag), attributes);
    made.append(...children);
    return made;
  };
  const button = (name) =>
    make("button", { type: "button", onclick: () => model.send({ press: name }) });
  const [hint, solution] = ["hint", "solution"].map(button);
  const told = make("div", { role: "status" });
  const root = make("div", { className: "checker-help" });
  root.append(make("style", {}, CSS), hint, solution, told);
  root.dataset.lmSuppressShortcuts = "true"; // else Space and Enter are JupyterLab's
  const draw = () => {
    hint.textContent = model.get("next_hint");
    hint.hidden = !hint.textContent;
    solution.textContent = model.get("solution");
    told.innerHTML = model.get("told");
  };
  const sleep = () => root.classList.add("sleeping");
  model.on("change", draw);
  model.on("comm_live_update", sleep); // the kernel was restarted, or has gone
  draw();
  el.append(root);
  return () => {
    model.off("change", draw);
    model.off("comm_live_update", sleep);
  };
}

export default { render };
"""


class Help(AnyWidget):
    """Two buttons and, under them, the result of the one pressed last.

    The result is what the session's `hint` or `solution` shows. After a right answer there is no
    button for hints.
    """

    _esm = PAGE
    next_hint = Unicode().tag(sync=True)
    solution = Unicode().tag(sync=True)
    told = Unicode().tag(sync=True)

    def __init__(self, session, record, right=False):
        self.session, self.record = session, record
        compare = f"Compare with {session.course.possessive}"
        name, following = (compare, "") if right else ("Solution", self.label())
        super().__init__(next_hint=following, solution=name)
        self.add_class("checker-help-cell")
        self.on_msg(lambda _, content, buffers: self.press(content["press"]))

    def press(self, name):
        if name == "hint":
            told = self.session.hint_note(self.record, buttons=True)
            self.next_hint = self.label()
        else:
            told = self.session.solution_note(self.record)
        self.told = told._repr_html_()

    def label(self):
        return f"Hint {self.session.next_hint(self.record)} of {len(self.record.hints)}"

    def close(self):
        """Remove the widget and its layout from the page and the kernel."""
        self.layout.close()
        super().close()

    def __repr__(self):
        return ""  # where no buttons can be shown, show nothing


WRITING = """
function render({ model, el }) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: model.get("label") });
  button.onclick = () => model.send({ press: "write" });
  const told = document.createElement("div");
  told.setAttribute("role", "status");
  const root = document.createElement("div");
  root.className = "checker-help";
  root.dataset.lmSuppressShortcuts = "true"; // else Space and Enter are JupyterLab's
  const style = document.createElement("style");
  style.textContent = CSS;
  root.append(style, button, told);
  const open = (name) => { // JupyterLab's own way to open a file from a page's element
    const link = document.createElement("a");
    link.dataset.commandlinkerCommand = "docmanager:open";
    link.dataset.commandlinkerArgs = JSON.stringify({ path: name });
    root.append(link);
    link.click();
    link.remove();
  };
  const hear = (message) => {
    told.textContent = message.told;
    if (message.opened) open(message.opened);
  };
  const sleep = () => root.classList.add("sleeping");
  model.on("msg:custom", hear);
  model.on("comm_live_update", sleep);
  el.append(root);
  return () => {
    model.off("msg:custom", hear);
    model.off("comm_live_update", sleep);
  };
}

export default { render };
"""


class WritingButton(AnyWidget):
    """A button that writes a notebook, such as today's review, and opens it.

    write: a function that returns (the notebook's path or None, what to tell), or raises OSError.
    """

    _esm = PAGE.split("function render")[0] + WRITING

    label = Unicode().tag(sync=True)

    def __init__(self, label, write):
        self.write = write
        super().__init__(label=label)
        self.add_class("checker-help-cell")
        self.on_msg(lambda _, content, buffers: self.press())

    def press(self):
        try:
            path, told = self.write()
        except OSError as error:
            path, told = None, f"It can't be written ({error.strerror or error})."
        self.send({"told": told, "opened": path and path.name})

    def __repr__(self):
        return ""  # where no buttons can be shown, show nothing
