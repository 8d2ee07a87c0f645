"""The controls of an explorer: their values, limits, and wording."""

import math
from dataclasses import KW_ONLY, dataclass, field


@dataclass
class Control:
    """A control that has a value. A subclass has `kind`, which tells the browser what it is, and
    three methods: `fitted` (the closest possible value, or ValueError), `ends` (first, last),
    `said` (in words).

    only : {name of a choice: options}; the control can be moved while one of them is chosen, and is
        grey otherwise.
    on_picture : it is set by a handle on the picture, so it has no row among the controls.
    local : the browser can show it from the numbers of any state, also on a page without Python.
    in_passing : the pointer sets it as it moves over the picture, so it does not start Python.
    """

    label: str
    value: object
    _: KW_ONLY
    only: dict = field(default_factory=dict)
    on_picture: bool = False
    local: bool = False
    in_passing: bool = False


@dataclass
class Slider(Control):
    """A number from low to high, in steps; a whole number if low and step are whole.

    log : the slider runs over powers of ten, and `step` is a step of the exponent.
    """

    kind = "slider"
    low: float
    high: float
    step: float = 0.1
    log: bool = False

    def fitted(self, value):
        """The slider's position closest to a value."""
        if isinstance(value, bool) or not isinstance(value, (int, float)) or math.isnan(value):
            raise ValueError(f"{self.label}: got {value!r}; expected a number.")
        if self.log:
            low, high = math.log10(self.low), math.log10(self.high)
            value = math.log10(value) if value > 0 else low
        else:
            low, high = self.low, self.high
        place = round((min(max(value, low), high) - low) / self.step)
        value = min(low + place * self.step, high)
        if self.log:
            return float(f"{10**value:.6g}")
        return round(value) if self.whole else round(value, 9) + 0.0

    @property
    def whole(self):
        return not self.log and all(isinstance(x, int) for x in (self.low, self.step))

    def ends(self):
        return [self.low, self.high]

    def said(self, value):
        return f"{value:.3g}"


@dataclass
class Choice(Control):
    """One of several options, each a word or a number."""

    kind = "choice"
    options: list

    def fitted(self, value):
        if value not in self.options:
            raise ValueError(f"{self.label}: got {value!r}; expected one of {self.options}.")
        return value

    def ends(self):
        return list(self.options)

    def said(self, value):
        return str(value)


@dataclass
class Switches(Control):
    """Several options, each on or off; the value is the list of those that are on."""

    kind = "switches"
    options: list

    def fitted(self, value):
        if not isinstance(value, (list, tuple)) or not set(value) <= set(self.options):
            raise ValueError(f"{self.label}: got {value!r}; expected some of {self.options}.")
        return [option for option in self.options if option in value]

    def ends(self):
        return [[], list(self.options)]

    def said(self, value):
        return f"({', '.join(map(str, value))})"


@dataclass
class Buttons:
    """Actions, one button each: options is {argument of `press`: label of the button}.

    local : the picture carries them out itself, so that a page without Python has the buttons too.
    """

    kind = "buttons"
    options: dict
    local: bool = False


def describe_controls(controls):
    """The descriptions of controls {name: control} for the browser, in their order."""
    return [{"name": n, "kind": one.kind, **vars(one)} for n, one in controls.items()]
