"""A result next to that of a healthy network: colours, captions, bars."""

import numpy as np

from mlpkit.plots import QUIET, TEST, TRAINING, VALIDATION, canvas

FLOOR = 1e-17  # drawn in place of 0 on a logarithmic axis
SIDE_BY_SIDE = 8  # how many names of layers fit below an axis


def one_digit(number):
    """A number with one significant digit: 0.003, 20, 4e-07."""
    return f"{number:.1g}" if abs(number) < 1000 else f"{float(f'{number:.0e}'):,.0f}"


PAIR = "sick", "healthy"


def sides(found, healthy, names=PAIR):
    """Return [(name, colour, result)]: what to draw, and in which colour."""
    if healthy is None:
        return [("found", TRAINING, found)]
    return [(names[0], VALIDATION, found), (names[1], TEST, healthy)]


def told(found, healthy, words, names=PAIR):
    """The caption: `words(result)` of one result, or of both."""
    if healthy is None:
        said = words(found)
        return f"{said[0].upper()}{said[1:]}."
    pairs = zip(names, (found, healthy), strict=True)
    return " ".join(f"{name[0].upper()}{name[1:]}: {words(one)}." for name, one in pairs)


def bars(found, healthy, values, unit, chance=None):
    """Draw horizontal bars: `values(result)` is {name: number}; a dotted line at chance."""
    drawn = sides(found, healthy)
    names = list(values(found))
    figure, axis = canvas(size=(7.6, 0.7 + 0.32 * len(names) * len(drawn)))
    height = 0.8 / len(drawn)
    for row, (name, color, result) in enumerate(drawn):
        places = np.arange(len(names)) + height * (row - (len(drawn) - 1) / 2)
        numbers = [float(number) for number in values(result).values()]
        axis.barh(places, numbers, 0.9 * height, color=color, label=name)
        for place, number in zip(places, numbers, strict=True):
            axis.annotate(
                f"{number:.2g}", (number, place), (4, 0), textcoords="offset points", va="center"
            )
    if chance is not None:
        axis.axvline(chance, color=QUIET, ls=":")
    axis.set_yticks(range(len(names)), names)
    axis.invert_yaxis()
    axis.grid(axis="y", visible=False)
    axis.margins(x=0.12)
    axis.set_xlabel(unit)
    if healthy is not None:
        axis.legend(loc="best")
    return figure


def by_layer(found, healthy, values, label):
    """Draw a line through the layers on a logarithmic axis; `values(result)` is {layer: number}."""
    figure, axis = canvas(size=(7.6, 2.6))
    for name, color, result in sides(found, healthy):
        numbers = [max(number, FLOOR) for number in values(result).values()]
        axis.plot(numbers, "o-", color=color, label=name)
    names = list(values(found))
    axis.set_yscale("log")
    slant = {"rotation": 30, "ha": "right"} if len(names) > SIDE_BY_SIDE else {}
    axis.set_xticks(range(len(names)), names, **slant)
    axis.set(ylabel=label)
    if healthy is not None:
        axis.legend()
    return figure
