"""Functions that all sections use: timing in turns, a few statistics, Markdown."""

import time
from statistics import median

import numpy as np


def seconds(work):
    """How long work() takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def in_turns(makers, rounds):
    """Time makers in turns, A B A B …, after each has run once to warm up: a list of seconds per
    maker.

    A maker prepares a fresh piece of work and returns it, a function; only the work is timed.
    """
    for maker in makers:
        maker()()
    times = [[] for _ in makers]
    for _ in range(rounds):
        for taken, maker in zip(times, makers, strict=True):
            taken.append(seconds(maker()))
    return times


def ratios(ours, theirs):
    """Return ours / theirs for pairs that ran one after the other, so that a busy moment affects
    both."""
    return [a / b for a, b in zip(ours, theirs, strict=True)]


def slope(x, y):
    """The exponent k of y ≈ c xᵏ: the least-squares line through the logarithms."""
    return float(np.polyfit(np.log(x), np.log(y), 1)[0])


def spread(values, form=".2f"):
    """The median, and the range in brackets: 0.71 (0.69–0.75)."""
    middle, low, high = (format(f(values), form) for f in (median, min, max))
    return f"{middle} ({low}–{high})"


def target(measured, most, form=".2f"):
    """Return two cells, the target and whether it was met; most is None if there is no target."""
    if most is None:
        return "–", ""
    return f"≤ {most:{form}}", "met" if measured <= most else "**missed**"


def table(header, rows):
    """A Markdown table, its first column aligned left, the others right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)
