"""Explorers: a concept under your hands. One module per concept, as in `plots`.

    from mlpkit.widgets.losses import SoftmaxExplorer
    SoftmaxExplorer()

Each is a plain function that draws, and an Explorer that calls it when a control moves.
"""

import base64
import html
import threading
from contextlib import contextmanager

from ipywidgets import (
    HTML,
    Box,
    Dropdown,
    FloatLogSlider,
    FloatSlider,
    Image,
    IntSlider,
    Label,
    ToggleButton,
    ToggleButtons,
    VBox,
    Widget,
)
from matplotlib.figure import Figure
from traitlets import Tuple

from mlpkit.plots import png

LABEL = "165px"
WIDE = {"layout": {"width": "410px"}, "style": {"description_width": LABEL}}
ASLEEP = """
<p role="note">This explorer is asleep: run the cell to use it.</p>
<style>
.mlpkit-explorer:not(.jupyter-widgets-disconnected) > .mlpkit-asleep { display: none; }
.mlpkit-explorer.jupyter-widgets-disconnected::before,
.mlpkit-explorer .jupyter-widgets-disconnected::before { display: none; }
.mlpkit-explorer.jupyter-widgets-disconnected > :not(.mlpkit-seen) {
    opacity: 0.45; pointer-events: none; interactivity: inert;
}
.mlpkit-explorer .mlpkit-asleep p { font-weight: bold; }
</style>
"""  # The page itself marks a widget as disconnected when its kernel was restarted or has gone.


class Explorer(VBox):
    """Controls, the picture that they change, and a line that says what it shows.

    draw : plain function of the controls' values, by name; returns (figure, caption)
    controls : {name: a widget with a value}

    Its repr states the controls and the caption, so a notebook's output can be compared; its
    output also holds the picture, which is seen where there are no widgets. Where there are, but
    no kernel runs, it shows its last picture and says how to wake it.
    """

    def __init__(self, draw, controls, **options):
        self.draw = draw
        self.controls = controls
        self.lock = threading.RLock()
        self.held = False
        self.picture = Image(format="png", layout={"max_width": "100%", "width": "836px"})
        self.caption = HTML()
        for control in controls.values():
            control.observe(self.redraw, "value")
        rows = Box(list(controls.values()), layout={"flex_flow": "row wrap", "max_width": "850px"})
        asleep = HTML(ASLEEP)
        asleep.add_class("mlpkit-asleep")
        for widget in (asleep, self.picture, self.caption):
            widget.add_class("mlpkit-seen")
        super().__init__([asleep, rows, self.picture, self.caption], **options)
        self.add_class("mlpkit-explorer")
        self.redraw()

    @property
    def state(self):
        """{name of a control: its value}."""
        return {name: control.value for name, control in self.controls.items()}

    def redraw(self, _=None):
        """Draw the present state; one at a time, so that the last position of a control wins.

        An error is shown, and the last good picture stays.
        """
        if self.held:
            return
        with self.lock:
            try:
                figure, self.said = self.draw(**self.state)
                self.picture.value = png(figure, facecolor="white")
            except Exception as error:
                self.show_error(error)
            else:
                self.caption.value = f"<em>{html.escape(self.said)}</em>"

    @contextmanager
    def together(self):
        """Several controls change in here; it is drawn once, at the end."""
        self.held = True
        try:
            yield
        finally:
            self.held = False
        self.redraw()

    def show_error(self, error):
        """Say the error where the caption stands."""
        self.said = f"{type(error).__name__}: {error}"
        self.caption.value = f"<b role='alert'>{html.escape(self.said)}</b>"

    def end(self, why):
        """Stop what goes on in a thread and say why; most explorers have none."""

    def close(self):
        """Close all that it is made of, too: ipywidgets keeps each widget until it is closed."""
        self.end("ended: closed")
        for widget in parts(self):
            Widget.close(widget)

    def __repr__(self):
        state = ", ".join(f"{name}={said(value)}" for name, value in self.state.items())
        return f"{type(self).__name__}({state}). {self.said}"

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        still = base64.b64encode(self.picture.value).decode()
        return bundle | {"text/plain": repr(self), "image/png": still}


def parts(widget):
    """A widget and every widget that it is made of."""
    yield widget
    for name in ("children", "layout", "style"):
        if widget.has_trait(name) and widget.trait_has_value(name):
            value = getattr(widget, name)
            for one in value if isinstance(value, tuple) else (value,):
                yield from parts(one)


def said(value):
    """A control's value in words: no digits that a slider can't show."""
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def slider(label, value, low, high, step=0.1):
    """A slider over real numbers, or over whole ones when value and step are whole."""
    kind = IntSlider if isinstance(value, int) and isinstance(step, int) else FloatSlider
    form = "d" if kind is IntSlider else ".2f"
    return kind(value, min=low, max=high, step=step, description=label, readout_format=form, **WIDE)


def log_slider(label, value, low, high):
    """A slider over powers of ten, from 10**low to 10**high."""
    return FloatLogSlider(
        value, min=low, max=high, step=0.05, description=label, readout_format=".2g", **WIDE
    )


def choice(label, options, value):
    """One of several: buttons where they fit in a row, else a list."""
    if len(options) > 7:
        return Dropdown(options=options, value=value, description=label, **WIDE)
    return ToggleButtons(
        options=options,
        value=value,
        description=label,
        layout={"width": "830px", "display": "flex"},
        style={"description_width": LABEL, "button_width": "auto"},
    )


class Switches(Box):
    """Any number of several options: a button for each, on or off. value: a tuple of those on."""

    value = Tuple()

    def __init__(self, label, options, value):
        self.description, self.value_is_set = label, False
        self.buttons = {
            option: ToggleButton(option in value, description=option, layout={"width": "auto"})
            for option in options
        }
        name = Label(label, layout={"width": LABEL})
        super().__init__([name, *self.buttons.values()], layout={"width": "830px"}, value=value)
        for button in self.buttons.values():
            button.observe(self.collect, "value")
        self.observe(self.show, "value")

    def show(self, _):
        wanted, self.value_is_set = self.value, True
        for option, button in self.buttons.items():
            button.value = option in wanted
        self.value_is_set = False

    def collect(self, _):
        if not self.value_is_set:
            self.value = tuple(option for option, button in self.buttons.items() if button.value)


def stage(rows=1, columns=1, size=(7.6, 3.0), edges=(0.08, 0.17, 0.98, 0.9), gaps=0.3, widths=None):
    """A canvas whose margins are fixed, for fitting them takes longer than drawing.

    edges: left, bottom, right and top of the axes, as shares of the figure;
    widths: ratios of the columns.
    """
    figure = Figure(figsize=size, layout="none")
    places = dict(zip(("left", "bottom", "right", "top"), edges, strict=True))
    grid = places | {"wspace": gaps, "hspace": gaps, "width_ratios": widths}
    return figure, figure.subplots(rows, columns, gridspec_kw=grid)
