"""Bug hunt of notebook 10: repair_draws, rates drawn on a linear scale."""

import numpy as np

from mlpkit.checker import Exercise, Guess, Property, mistakes, number


def drawn(u, lows, highs, by_log):
    """Values (N, K): column k is between lows[k] and highs[k], on a log scale if by_log[k]."""
    values = lows + u * (highs - lows)
    low, high = np.log10(lows[by_log]), np.log10(highs[by_log])
    values[:, by_log] = 10 ** (low + u[:, by_log] * (high - low))
    return values


def space_cases(rng):
    """u (N, K), lows (K,), highs (K,), by_log (K,): columns of both kinds or one, a single row."""
    cases = []
    for N, lows, highs, by_log in [
        (5, [1e-4, 16.0, 0.0], [1.0, 256.0, 0.5], [True, True, False]),
        (4, [1e-5, 0.0], [0.1, 0.9], [True, False]),
        (1, [0.0, 2.0, 0.01, 5.0], [1.0, 3.0, 10.0, 50.0], [False, False, True, True]),
        (6, [0.0, -1.0], [1.0, 1.0], [False, False]),
        (3, [0.001, 0.5], [1.0, 5.0], [True, True]),
    ]:
        arrays = np.array(lows), np.array(highs), np.array(by_log)
        cases.append((rng.random((N, len(lows))), *arrays))
    return cases


def half_way(f, rng):
    """u = 0, ½ and 1 in a column on a log scale and in one on a linear scale."""
    ends = np.array([0.01, 10.0]), np.array([1.0, 20.0])
    u = np.array([[0.0, 0.0], [0.5, 0.5], [1.0, 1.0]])
    values, again = (np.asarray(f(u.copy(), *ends, np.array([True, False]))) for _ in range(2))
    if not np.array_equal(values, again, equal_nan=True):
        return "the same u gave two results: something is drawn. Nothing should be: u is the draw."
    for name, column, right in (
        ("drawn by its logarithm, from 0.01 to 1", values[:, 0], [0.01, 0.1, 1]),
        ("not drawn by its logarithm, from 10 to 20", values[:, 1], [10, 15, 20]),
    ):
        if not np.allclose(column, right):
            return (
                f"in a column {name}, u = 0, ½ and 1 give {', '.join(map(number, column))}. They "
                f"should give {', '.join(map(number, right))}."
            )


def linear(u, lows, highs, by_log):
    values = lows + u * (highs - lows)
    exponents = np.log10(values[:, by_log])
    values[:, by_log] = 10**exponents
    return values


def column_by_column(u, lows, highs, by_log):
    values = np.zeros(u.shape)
    for k in range(len(lows)):
        low, high = lows[k], highs[k]
        if by_log[k]:
            values[:, k] = np.exp(np.log(low) + u[:, k] * (np.log(high) - np.log(low)))
        else:
            values[:, k] = low + u[:, k] * (high - low)
    return values


def ends_first(u, lows, highs, by_log):
    lows, highs = lows.copy(), highs.copy()
    lows[by_log], highs[by_log] = np.log10(lows[by_log]), np.log10(highs[by_log])
    values = lows + u * (highs - lows)
    values[:, by_log] = 10 ** values[:, by_log]
    return values


def by_factors(u, lows, highs, by_log):
    values = lows + u * (highs - lows)
    values[:, by_log] = lows[by_log] * (highs[by_log] / lows[by_log]) ** u[:, by_log]
    return values


def all_by_log(u, lows, highs, by_log):
    return 10 ** (np.log10(lows) + u * (np.log10(highs) - np.log10(lows)))


def the_others(u, lows, highs, by_log):
    values = lows + u * (highs - lows)
    values[:, ~by_log] = by_factors(u, lows, highs, ~by_log)[:, ~by_log]
    return values


def others_lost(u, lows, highs, by_log):
    with np.errstate(all="ignore"):
        return np.where(by_log, all_by_log(u, np.maximum(lows, 1e-9), highs, by_log), 0.0)


def powers_of_ten(u, lows, highs, by_log):
    values = drawn(u, lows, highs, by_log)
    values[:, by_log] = 10 ** np.round(np.log10(values[:, by_log]))
    return values


def ends_overwritten(u, lows, highs, by_log):
    lows[by_log], highs[by_log] = np.log10(lows[by_log]), np.log10(highs[by_log])
    values = lows + u * (highs - lows)
    values[:, by_log] = 10 ** values[:, by_log]
    return values


BUG_HUNT = Exercise(
    notebook=10,
    name="repair_draws",
    kind="bug hunt",
    buggy="linear",
    mended=(
        "log10 and 10 ** … undid each other, so that every column was uniform. Now the ends are "
        "turned into logarithms before u is spread between them."
    ),
    reference=drawn,
    extra=True,
    stub=(
        "One fault is in here. Turn u (N, K), uniform between 0 and 1, into N settings of K values."
        "\n\nColumn k lies between lows[k] and highs[k]. Where by_log[k] is True, its logarithm\n"
        "should be uniform, elsewhere the value itself. Return (N, K); change no argument."
    ),
    cases=space_cases,
    properties=(Property("half way", half_way),),
    hints=(
        "Take u = 0.5, low = 0.01, high = 1. Which value should come out, where the logarithm is "
        "uniform? Follow it line by line.",
        "0.1 is halfway. u has to be spread between log10 low and log10 high, that is −2 and 0; "
        "10 ** … then comes last.",
        "In the by_log columns: 10 ** (log10 low + u · (log10 high − log10 low)), with "
        "lows[by_log], highs[by_log] and u[:, by_log].",
    ),
    why="Which settings of a network would you draw by their logarithm, and which not?",
    mistakes=mistakes(
        ("linear", linear),
        "every column is uniform between its ends. Where by_log is True, its logarithm should be "
        "uniform.",
        ("ends-overwritten", ends_overwritten),
        "the values are right, but lows and highs now hold logarithms, and the next call takes the "
        "logarithms of these. Work on copies.",
        ("all-by-log", all_by_log),
        "now the logarithm of every column is uniform. Where by_log is False, the value itself "
        "should be uniform, and low may be 0.",
        ("logarithm-itself", {"10 **": ""}),
        "the draws are right, but they are still logarithms: the value is 10 to that power.",
        (
            "two-bases",
            {
                "np.log10(lows[by_log]), np.log10(highs[by_log])": (
                    "np.log(lows[by_log]), np.log(highs[by_log])"
                )
            },
        ),
        "two bases are mixed: np.log is undone by np.exp, and 10 ** … undoes np.log10.",
        ("e-of-log10", {"10 ** (low": "np.exp(low"}),
        "two bases are mixed: np.log10 is undone by 10 ** …, and np.exp undoes np.log.",
        (
            "no-way-back",
            {"10 ** (low + u[:, by_log] * (high - low))": "np.log10(values[:, by_log])"},
        ),
        "the power of 10 is gone, and the logarithm of a uniform value is left. Take the "
        "logarithm of the ends, before u is spread between them.",
        (
            "power-of-the-draw",
            {"10 ** (low + u[:, by_log] * (high - low))": "10 ** values[:, by_log]"},
        ),
        "the logarithm is gone, and 10 to the power of a uniform value is left. Take the "
        "logarithm of the ends, before u is spread between them.",
        ("the-others", the_others),
        "the logarithm is uniform in the wrong columns: those where by_log is False.",
        ("low-forgotten", {"low + u[:, by_log]": "u[:, by_log]"}),
        "in the by_log columns the values run from 1 to high / low. They should begin at low.",
        ("high-alone", {"(high - low)": "high"}),
        "at u = 1 the exponent is log10 low + log10 high. u should be multiplied by log10 high − "
        "log10 low.",
        (
            "from-high-to-low",
            {"low + u[:, by_log] * (high - low)": "high + u[:, by_log] * (low - high)"},
        ),
        "in the by_log columns the values run backwards: u = 0 gives high. It should give low.",
        ("powers-of-ten", powers_of_ten),
        "in the by_log columns only powers of ten come out: the exponent was rounded.",
        (
            "log-and-ten",
            {"10 ** (low + u[:, by_log] * (high - low))": "10 ** np.log(values[:, by_log])"},
        ),
        "the uniform value went through np.log and 10 ** …: two bases, and the logarithm is still "
        "not uniform. Take the logarithm of the ends, before u is spread between them.",
        (
            "log10-and-exp",
            {"10 ** (low + u[:, by_log] * (high - low))": "np.exp(np.log10(values[:, by_log]))"},
        ),
        "the uniform value went through np.log10 and np.exp: two bases, and the logarithm is "
        "still not uniform. Take the logarithm of the ends, before u is spread between them.",
        ("others-lost", others_lost),
        "the by_log columns are right, but the others have lost their values. In the others the "
        "value itself should be uniform, as before.",
    ),
    alternatives=(column_by_column, ends_first, by_factors),
)

# Question: with this fault a search over rates from 0.0001 to 1 tried hardly any below 0.1. Which
# check would have caught it? a) All rates lie between low and high. b) The mean of 1,000 rates is
# halfway between low and high. c) How many of 1,000 rates lie in each factor of ten. d) The same
# seed gives the same rates.
CHECK_GUESS = Guess(
    name="repair_draws_check",
    notebook=10,
    answer="c",
    because=(
        "from 0.0001 to 1 there are four factors of ten, and each should get about 250 of 1,000. "
        "With the fault, about 900 are between 0.1 and 1, and about one is below 0.001."
    ),
    wrong={
        "a": "they do, with the fault and without. The ends are right; what lies between them?",
        "b": (
            "it is, with the fault: that is what a uniform draw looks like. Without the fault the "
            "mean is nearer to low. The check would pass wrong draws and refuse right ones."
        ),
        "d": "it does, with the fault and without: u is the same, but what is made of it is not.",
    },
)
