"""Spaces of settings, draws from them, and the expected best of many draws."""

import itertools
import math
from dataclasses import dataclass

import numpy as np

from mlpkit.helpers.ranges import check_range, finite
from mlpkit.helpers.shapes import check_whole, is_whole

PRIMES = (2, 3, 5, 7, 11, 13)


def uniform(u, low, high):
    """$low + u (high − low)$: u uniform in [0, 1) becomes uniform in low … high.

    u is a number or an array. Raises ValueError unless low < high, with low, high and high − low
    all finite.
    """
    check_range("uniform", low, high)
    if not finite(high - low):
        raise ValueError(f"uniform: got {low!r} … {high!r}; expected a finite high − low.")
    return low + u * (high - low)


def log_uniform(u, low, high):
    """$low (high / low)ᵘ$: u uniform in [0, 1) becomes a number whose logarithm is uniform.

    So each factor of ten between low and high gets the same share of the draws. The logarithm, of
    whatever base, is log low + u (log high − log low). u is a number or an array. Raises
    ValueError unless 0 < low < high, with low, high and high / low all finite.
    """
    check_range("log_uniform", low, high, above=0)
    if not finite(high / low):
        raise ValueError(f"log_uniform: got {low!r} … {high!r}; expected a finite high / low.")
    return low * (high / low) ** u


def integer(u, low, high):
    """$low + ⌊u (high − low + 1)⌋$: u in [0, 1) becomes one of low, …, high, both included.

    Raises ValueError unless low < high, both whole numbers.
    """
    check_range("integer", low, high)
    if not all(map(is_whole, (low, high))):
        raise ValueError(f"integer: got {low!r} … {high!r}; expected whole numbers.")
    return low + math.floor(u * (high - low + 1))


def choice(u, options):
    """$options[⌊u K⌋]$: a number u in [0, 1) becomes one of the K options, each equally likely.

    Raises ValueError if there are none.
    """
    if not len(options):
        raise ValueError("choice: got no options; expected one or more.")
    return options[math.floor(u * len(options))]


class Draw:
    """The values of one setting: called with u in [0, 1), it returns the value for u."""

    def __post_init__(self):
        self(0.0)  # raises at once for an impossible range


@dataclass(frozen=True)
class Uniform(Draw):
    """`uniform` between low and high."""

    low: float
    high: float

    def __call__(self, u):
        return uniform(u, self.low, self.high)


@dataclass(frozen=True)
class LogUniform(Draw):
    """`log_uniform` between low and high: for settings chosen by a factor, such as a rate."""

    low: float
    high: float

    def __call__(self, u):
        return log_uniform(u, self.low, self.high)


@dataclass(frozen=True)
class Integer(Draw):
    """`integer` between low and high, both included."""

    low: int
    high: int

    def __call__(self, u):
        return integer(u, self.low, self.high)


@dataclass(frozen=True)
class Choice(Draw):
    """`choice` of the options, a tuple."""

    options: tuple

    def __call__(self, u):
        return choice(u, self.options)


def random_draws(space, trials, rng):
    """Return settings drawn at random, a list of `trials` dicts.

    rng draws one u per setting, in the space's order, trial by trial: the first 10 of 20 trials are
    those of a draw of 10. Raises ValueError unless trials is a whole number of
    0 or more.
    """
    check_whole("random_draws", "trials", trials, 0)
    return [{name: draw(rng.random()) for name, draw in space.items()} for _ in range(trials)]


def radical_inverse(number, base):
    """The digits of number in base, mirrored at the point: 6 is 110 in base 2, which becomes 0.011,
    or 3/8."""
    u, place = 0.0, 1.0
    while number:
        number, digit = divmod(number, base)
        place /= base
        u += digit * place
    return u


def quasi_random_draws(space, trials, rng):
    """Return settings drawn so that they leave no gaps, a list of `trials` dicts.

    Halton's points: trial k has its `radical_inverse` in base 2 for the first setting, in base 3
    for the second, in the next prime for each further one. Among any 2, 4, 8, … successive trials
    each half, quarter, eighth of the first range has one, and so on. rng shifts all trials by the
    same amount per setting, wrapping around the range, so that every u is equally likely. Raises
    ValueError for more settings than there are PRIMES, because in a high base the first trials move
    in step, and unless trials is a whole number of 0 or more.

    Sources: J. Halton, 1960; R. Cranley, T. Patterson, 1976 (the shift); O. Bousquet et al.,
    "Critical Hyper-Parameters: No Random, No Cry" (2017).
    """
    check_whole("quasi_random_draws", "trials", trials, 0)
    if len(space) > len(PRIMES):
        raise ValueError(
            f"quasi_random_draws: got {len(space)} settings; expected {len(PRIMES)} or fewer."
        )
    shifts = rng.random(len(space))
    axes = list(zip(space.items(), PRIMES, shifts, strict=False))
    return [
        {name: draw((radical_inverse(k, p) + shift) % 1) for (name, draw), p, shift in axes}
        for k in range(trials)
    ]


def grid(space, points, rng=None):
    """Return all combinations of a few values of each setting, a list of dicts; the last name
    changes fastest.

    points: {name: how many values}. The i-th of n values is at $u = (i + ½) / n$: in the middle of
    the i-th of n equal parts of the range. With rng, a random number from [0, 1) replaces the ½,
    once per setting: the grid is shifted, so that the result does not depend on one position.
    Raises ValueError unless points has 1 or more for each name of the space.
    """
    if set(points) != set(space) or not all(is_whole(n) and n >= 1 for n in points.values()):
        expected = ", ".join(space)
        raise ValueError(f"grid: got points {points}; expected 1 or more for each of {expected}.")
    places = [0.5] * len(space) if rng is None else rng.random(len(space))
    values = [
        [draw((i + place) / points[name]) for i in range(points[name])]
        for (name, draw), place in zip(space.items(), places, strict=True)
    ]
    return [dict(zip(space, chosen, strict=True)) for chosen in itertools.product(*values)]


def random_search(evaluate, space, trials, rng):
    """Try settings drawn at random, each once; return the best settings and all losses.

    evaluate(settings) → loss, nan if training diverged: nan never wins. The first of equal losses
    wins.

    Returns
    -------
    best : settings with the lowest loss
    losses : (trials,) in the order of the draws, those of `random_draws`

    Raises ValueError when all losses are nan, or trials is below 1. Source: Bergstra & Bengio,
    "Random Search for Hyper-Parameter Optimization" (2012).
    """
    settings = random_draws(space, trials, rng)
    losses = np.array([evaluate(each) for each in settings], dtype=float)
    if np.isnan(losses).all():
        raise ValueError(f"random_search: got {trials} trials, and no loss that is a number.")
    return settings[np.nanargmin(losses)], losses


def expected_best(losses, draws):
    """The mean of the lowest of `draws` losses, drawn with replacement from losses (n,).

    With the losses sorted, $l₁ ≤ … ≤ lₙ$, and k draws: none of them is below lᵢ with probability
    $sᵢ = ((n − i + 1) / n)ᵏ$, so the lowest is lᵢ with probability $sᵢ − sᵢ₊₁$, and the mean is
    $Σᵢ lᵢ (sᵢ − sᵢ₊₁)$. It is what a search of k trials would have found on average, estimated
    from the trials of a longer one.

    Raises ValueError unless losses are finite numbers (n,), n ≥ 1, and draws is a whole number of
    1 or more: give a diverged trial the loss of a guess. Source: Dodge et al., "Show Your Work:
    Improved Reporting of Experimental Results" (2019).
    """
    losses = np.sort(np.asarray(losses, dtype=float))
    known = losses.ndim == 1 and losses.size and np.isfinite(losses).all()
    if not known or not is_whole(draws) or draws < 1:
        came = f"losses {losses.shape}, {np.isfinite(losses).sum()} of them finite, draws {draws!r}"
        raise ValueError(
            f"expected_best: got {came}; expected losses (n,), all finite, and draws of 1 or more."
        )
    none_below = (np.arange(len(losses), -1, -1) / len(losses)) ** draws
    return float(losses @ -np.diff(none_below))


def how_many_draws(share, confidence):
    """How many random draws it takes for one to be in the best `share`, with probability
    `confidence`.

    The lowest n with $1 − (1 − share)ⁿ ≥ confidence$: $log(1 − confidence) / log(1 − share)$,
    rounded up. It is 59 for 0.05 and 0.95, however many settings there are. Raises ValueError
    unless both are between 0 and 1.
    """
    if not (0 < share < 1 and 0 < confidence < 1):
        raise ValueError(
            f"how_many_draws: got share {share!r}, confidence {confidence!r}; expected both "
            "between 0 and 1."
        )
    draws = math.log1p(-confidence) / math.log1p(-share)
    return max(math.ceil(draws - 1e-9), 1)  # 2.0000000000000004 counts as 2
