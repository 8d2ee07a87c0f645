"""Explorers: concepts to try out by hand. One module per concept, as in `plots`.

    from mlpkit.widgets.softmax_explorer import SoftmaxExplorer
    SoftmaxExplorer()

Python does the mathematics and the browser draws: an explorer is a plain function from the state
of its controls to numbers, and a module in `browser/` that draws them. In JupyterLab a widget is
between the two (`jupyter`), on the site's pages a worker (`docs/live`); this room is imported in
both, so ipywidgets is imported when a widget is made, and Matplotlib when a still is drawn.
"""

import base64
import functools
import threading
from pathlib import Path

from mlpkit.widgets import cells, recording
from mlpkit.widgets.controls import describe_controls
from mlpkit.widgets.still import still_of
from mlpkit.widgets.typesetting import typeset
from mlpkit.widgets.wire import packed

BUNDLES = Path(__file__).parent / "bundles"


@functools.cache
def read_bundle(name):
    """The code of an explorer's picture; `make bundles` builds it from `browser/`. It is returned
    as text, not as a path, because anywidget watches the file at a path and so keeps every widget
    made from it alive.
    """
    return (BUNDLES / f"{name}.js").read_text(encoding="utf-8")


class Explorer:
    """A picture, the controls that change it, and a sentence that says what it shows.

    compute : plain function of the controls' values, by name; returns (numbers, sentence), where
        numbers is a dict of arrays, numbers and words for the picture
    still : plain function of (numbers, state); draws the picture with Matplotlib, for places where
        no browser can run it, and returns the figure
    controls : {name: a Slider, Choice, Switches or Buttons}
    lasting : numbers for the picture that never change, sent once; the browser finds them among
        the others

    Its repr states the controls and the sentence, so that a notebook's output can be compared; its
    output also holds the still with the sentence below it, which is shown where widgets are not
    supported. Where widgets are supported but no kernel runs, the explorer shows its last picture
    and how to wake it.

    A subclass has `bundle`, the name of its JavaScript, and `recorded`, {name of a control: the
    values that `save` records}; every combination of them is recorded. Above the picture is the
    `question`, below it the `task`: what to do to answer it. A recording shows `task_alone` instead
    if it can do less than the explorer.
    """

    recorded = {}
    bundle = question = task = task_alone = ""

    def __init__(self, title, compute, still, controls, lasting=None):
        self.title, self.compute, self.still, self.controls = title, compute, still, controls
        self.described, self.listeners = describe_controls(controls), []
        self.lock = threading.RLock()  # the browser may ask from another thread while a cell runs
        self.number, self.numbers, self.said, self.failed = 0, {}, "", False
        self.state = {
            name: control.value for name, control in controls.items() if control.kind != "buttons"
        }
        self.lasting = {"question": self.question, "task": self.task} | packed(lasting or {})
        self.tell()
        cells.take_over(self)

    @property
    def code(self):
        """The JavaScript that draws it."""
        return read_bundle(self.bundle)

    @functools.cached_property
    def widget(self):
        """The Jupyter widget that shows it; made when it is first needed."""
        from mlpkit.widgets.jupyter import Shown

        with self.lock:
            return Shown(self)

    def hear(self, asked):
        """Answer the browser, unless a later question has been answered already.

        asked: {"number": n, "changes": {name: value}}
        """
        with self.lock:
            if asked["number"] > self.number:
                self.number = asked["number"]
                self.move(**asked["changes"])

    def move(self, **changes):
        """Set controls by name and tell the browser; impossible values are adjusted or refused."""
        with self.lock:
            try:
                fitted = {name: self.controls[name].fitted(v) for name, v in changes.items()}
                self.state = self.settled(self.state | fitted)
            except (KeyError, ValueError) as error:
                self.fail(error)
            else:
                self.tell()

    def settled(self, state):
        """Return the state, with dependent controls adjusted; self.state is the previous one."""
        return state

    def tell(self):
        """Compute the numbers of the current state and send them.

        If that fails, show the error and keep the last good numbers.
        """
        with self.lock:
            try:
                self.numbers, said = self.compute(**self.state)
                self.said, self.failed = typeset(said), False
            except Exception as error:
                self.fail(error)
            else:
                self.send_answer()

    def fail(self, error):
        """Show the error in place of the sentence."""
        with self.lock:
            self.said, self.failed = f"{type(error).__name__}: {error}", True
            self.send_answer()

    def send_answer(self):
        """Give all `listeners` the answer to the latest question, with its number."""
        self.answer = {
            "number": self.number,
            "state": self.state,
            "said": self.said,
            "failed": self.failed,
            "numbers": packed(self.numbers),
        }
        for listener in self.listeners:
            listener(self.answer)

    def press(self, name):
        """Do what a button says; here nothing, because most explorers have no buttons."""

    def end(self, why):
        """Stop the explorer's thread and say why; most explorers have no thread."""

    def close(self):
        """End it, and make the browser and ipywidgets forget it."""
        self.end("ended: closed")
        self.listeners.clear()
        if "widget" in vars(self):
            self.widget.close()

    def recording(self):
        """Return (stops, moments) for `save`, as `recording.grid` describes them.

        An explorer whose numbers come from a run returns {"epoch": the recorded epochs} as stops
        instead, and a moment for each, with the epoch in its state: the page plays them.
        """
        return recording.grid(self, self.recorded)

    def beginning(self):
        """Return (stops, moments) for a page that shows the explorer before Python is there.

        Anything else that the reader does starts Python, so a run, or whatever takes many moments,
        can be left out.
        """
        return self.recording()

    def save(self, path, course=None):
        """Write a web page that needs no Python, with the numbers for the `recorded` values.

        The other controls are shown as they are set now. course: the address of the course, for a
        link on the page. Returns the path. Raises ValueError for an address that is not http(s),
        and for an explorer of a run that has not begun.
        """
        if course is not None and not str(course).startswith(("https://", "http://")):
            raise ValueError(f"save: got course={course!r}; expected an address, https://….")
        with self.lock:
            return recording.write(self, Path(path), course)

    def shown_sentence(self):
        """The sentence below the still, without what differs between processors, as in the repr."""
        text = repr(self)
        return self.said if text.endswith(self.said) else text

    def __repr__(self):
        state = ", ".join(f"{n}={self.controls[n].said(v)}" for n, v in self.state.items())
        return f"{type(self).__name__}({state}). {self.said}"

    def _repr_mimebundle_(self, **options):
        with self.lock:
            data, about = self.widget._repr_mimebundle_()  # metadata that Colab needs
            data["text/plain"] = repr(self)  # in full: some versions of anywidget shorten it
            alt = self.shown_sentence()
            picture, look = still_of(self, alt)
            data["image/png"] = base64.b64encode(picture).decode()
            return data, about | {"image/png": {"alt": alt, **look}}


def empty(size):
    """A figure without axes, `size` in inches."""
    from matplotlib.figure import Figure

    return Figure(figsize=size, layout="none")


def stage(rows=1, columns=1, size=(7.6, 3.0), edges=(0.08, 0.17, 0.98, 0.9), gaps=0.3, widths=None):
    """A canvas with fixed margins, because fitting them takes longer than drawing.

    edges: left, bottom, right and top of the axes, as fractions of the figure;
    widths: ratios of the columns.
    """
    figure = empty(size)
    places = dict(zip(("left", "bottom", "right", "top"), edges, strict=True))
    grid = places | {"wspace": gaps, "hspace": gaps, "width_ratios": widths}
    return figure, figure.subplots(rows, columns, gridspec_kw=grid)
