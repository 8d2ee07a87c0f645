"""Exercise of notebook 10: random_search, settings drawn at random, and the best of them."""

import copy
import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.exercises.regularization.cases import fresh
from mlpkit.search import Integer, LogUniform, Uniform, random_draws, random_search

# Whatever was drawn, these facts are the same for every right answer.
FACTS = (
    *(
        "trainings",
        "number of losses",
        "a pair",
        "swapped",
        "one loss alone",
        "best is settings",
        "best is None",
        "best is a loss",
    ),
    *("best is a place", "the lowest", "the highest", "diverged", "losses as they came"),
    *("losses sorted", "best losses so far", "settings drawn", "u for each setting", "new each"),
    *("in the ranges", "even in the ranges", "all below 1", "anew", "from rng"),
)
TWO = {"rate": LogUniform(1e-4, 1.0), "width": Uniform(16.0, 256.0)}
THREE = {"width": LogUniform(8.0, 512.0), "layers": Integer(2, 5), "rate": LogUniform(1e-5, 0.1)}


@dataclass(frozen=True)
class Loss:
    """evaluate(settings); if trials are counted, those numbered `diverged` return nan."""

    diverged: tuple

    def __call__(self, settings):
        return 1 + abs(math.log(settings["rate"] / 0.01)) + settings["width"] / 1000


def search_cases(rng):
    """evaluate, space, trials, rng: trainings that diverge first, last and in between."""
    return [
        (Loss(diverged), dict(space), trials, fresh(rng))
        for space, trials, diverged in [
            (TWO, 12, (2, 5)),
            (THREE, 9, (0, 4)),
            (TWO, 300, ()),
            (THREE, 7, (6,)),
            (TWO, 2, ()),
        ]
    ]


def searched(f, evaluate, space, trials, rng):
    """(result, settings evaluated, losses returned)."""
    asked, given = [], []

    def counting(settings):
        asked.append(dict(settings) if isinstance(settings, Mapping) else settings)
        loss = evaluate(settings)
        given.append(math.nan if len(given) in evaluate.diverged else float(loss))
        return given[-1]

    counting.__qualname__ = "evaluate"  # the name that Python's messages use
    return f(counting, dict(space), trials, rng), asked, given


def observed(f, evaluate, space, trials, rng):
    """FACTS about one search, and about others from the same generator."""
    own = copy.deepcopy(rng)
    result, asked, given = searched(f, evaluate, space, trials, rng)
    if result is None:
        return None
    again, anew = (searched(f, evaluate, space, trials, r)[1] for r in (own, rng))
    best, losses = parts_of(result)
    finite = [loss for loss in given if not math.isnan(loss)]
    lowest, highest = (asked[given.index(pick(finite))] if finite else None for pick in (min, max))
    diverged = [asked[n] for n in evaluate.diverged if n < len(asked)]
    settings = best if isinstance(best, Mapping) else None
    return (
        len(asked),
        len(losses),
        is_pair(result),
        is_pair(result) and isinstance(result[1], Mapping),
        is_pair(result) and is_number(result[1]),
        isinstance(best, Mapping),
        best is None,
        is_number(best) and float(best) in given,
        is_number(best) and float(best) not in given,
        settings is not None and settings == lowest,
        settings is not None and settings == highest and len(finite) > 1,
        settings in diverged,
        alike(losses, given),
        not alike(losses, given) and alike(losses, sorted(finite)),
        not alike(losses, given) and alike(losses, np.fmin.accumulate([*given, math.inf])[:-1]),
        *drawn_facts(asked, space),
        asked != anew,
        asked == again,
    )


def is_pair(result):
    return isinstance(result, (tuple, list)) and len(result) == 2


def is_number(value):
    return isinstance(value, (int, float, np.number)) and not isinstance(value, bool)


def parts_of(result):
    """(best, losses as a list) of any result; no losses if they are not (trials,)."""
    best, losses = result if is_pair(result) else (result, ())
    losses = (
        list(losses) if isinstance(losses, (tuple, list, np.ndarray)) and np.ndim(losses) else []
    )
    return best, list(map(float, losses)) if all(map(is_number, losses)) else []


def alike(one, other):
    return len(one) == len(other) and np.allclose(one, other, equal_nan=True)


def drawn_facts(asked, space):
    """For the settings: their names, one u each, all new, in range, uniformly spread, below 1.

    Range and spread are checked only if there are many, because for few they are luck.
    """
    if not asked or not all(isinstance(s, dict) and s.keys() == space.keys() for s in asked):
        return (False,) * 6
    u = np.array([[place(space[name], s[name]) for name in ("rate", "width")] for s in asked])
    many = len(asked) >= 200
    inside = (u >= 0) & (u <= 1)
    return (
        True,
        bool(np.any(abs(u[:, 0] - u[:, 1]) > 1e-6)),
        len(np.unique(u[:, 0])) == len(asked),
        not many or bool(np.all(inside)),
        not many or bool(np.all(abs(u.mean(axis=0) - 0.5) < 0.1)),
        all(is_number(s["width"]) and 0 <= s["width"] <= 1 for s in asked),
    )


def place(draw, value):
    """The u for which draw returns value; nan if there is none."""
    if not is_number(value):
        return math.nan
    if isinstance(draw, Uniform):
        return (value - draw.low) / (draw.high - draw.low)
    return math.log(value / draw.low) / math.log(draw.high / draw.low) if value > 0 else math.nan


def with_losses(f, losses, rng):
    """(result, settings evaluated) of a search whose trainings return these losses, then 0.5."""
    asked = []

    def evaluate(settings):
        asked.append(dict(settings))
        return losses[len(asked) - 1] if len(asked) <= len(losses) else 0.5

    return f(evaluate, dict(TWO), len(losses), fresh(rng)), asked


def right_without_nan(f, rng):
    (best, _), asked = with_losses(f, [0.9, 0.5, 0.7, 0.4, 0.6], rng)
    return best == asked[3]


def six_losses(f, rng):
    losses = [0.9, math.nan, 0.5, 0.7, 0.4, 0.6]
    result, asked = with_losses(f, losses, rng)
    if len(asked) != 6:
        again = sum(one == other for one, other in itertools.pairwise(asked))
        return "measured-twice" if again in (5, 6) else None, (
            f"with trials = 6, evaluate was called {len(asked)} times. It should be called once "
            "per trial."
        )
    if not is_pair(result) or not isinstance(result[0], Mapping):
        came = f"{len(result)} things" if isinstance(result, (tuple, list)) else "one thing"
        what = came if not is_pair(result) else "a pair that does not begin with settings"
        return f"{what} came back. Return two: the best settings, a dict, and the losses."
    if not parts_of(result)[1]:
        return "the losses should be an array or a list of 6 numbers, one per trial."
    if not alike(parts_of(result)[1], losses):
        shown = ", ".join(map(number, parts_of(result)[1]))
        return f"evaluate returned 0.9, nan, 0.5, 0.7, 0.4, 0.6, and losses holds {shown}."
    if result[0] != asked[4]:
        which = asked.index(result[0]) + 1 if result[0] in asked else None
        told = f"those of trial {which}." if which else "settings that were never tried."
        mistake = "one-dict" if which == 6 else None
        if not mistake and right_without_nan(f, rng):
            mistake = "nan-compared"
            told += " Without nan you find the best: is nan compared, or in a min()?"
        return mistake, (
            "evaluate returned 0.9, nan, 0.5, 0.7, 0.4, 0.6. The best settings are those of trial "
            f"5; you returned {told}"
        )
    (best, _), asked = with_losses(f, [0.5, 0.3, math.nan, 0.6], rng)
    if best == asked[3] != asked[1]:
        return "nan-takes-over", (
            "evaluate gave 0.5, 0.3, nan, 0.6. The best settings are those of trial 2; you "
            "returned those of trial 4: nan took over from the lowest."
        )
    (best, _), asked = with_losses(f, [math.nan, 0.5, 0.3], rng)
    if best != asked[2]:
        which = f"those of trial {asked.index(best) + 1}" if best in asked else "others"
        return (
            "evaluate gave nan, 0.5, 0.3. The best settings are those of trial 3; you returned "
            f"{which}."
        )


def drawn_from_rng(f, rng):
    own = fresh(rng)
    same = copy.deepcopy(own)
    calls = [searched(f, Loss(()), THREE, 8, r)[1] for r in (own, same, own)]
    if calls[0] != calls[1]:
        return (
            "two generators in the same state gave different settings. Draw from the rng that "
            "comes in, or no search can be repeated."
        )
    if calls[0] == calls[2]:
        return (
            "asked twice, the same rng gave the same settings. A generator moves on with each "
            "draw; here something starts again at every call, or nothing is drawn."
        )


def as_the_space_says(f, rng):
    asked = searched(f, Loss(()), TWO, 2000, fresh(rng))[1]
    if not all(isinstance(s, dict) and s.keys() == TWO.keys() for s in asked):
        return "evaluate should get settings: a dict with the names of the space, rate and width."
    u = np.array([[place(TWO[name], s[name]) for name in TWO] for s in asked])
    if not np.all((u >= 0) & (u <= 1)):
        return "some values are outside their range. draw(u) takes u from 0 to 1."
    different = len(np.unique(u[:, 0]))
    if different == 1:
        return "all 2,000 trials had the same rate. Draw for each trial."
    if different < len(u):
        return (
            "some of 2,000 trials had exactly the same rate, as if u were drawn from only a few "
            "values. u should be any number from 0 to 1: rng.random()."
        )
    if abs(np.corrcoef(u.T)[0, 1]) > 0.15:
        return "rate and width rise or fall together. Each setting needs its own u."
    low = float(np.mean(u[:, 0] < 0.5))
    if not 0.44 < low < 0.56:
        return (
            f"{number(100 * low)}% of 2,000 rates between 0.0001 and 1 are below 0.01. The space "
            "draws them by their logarithm, so half of them should be below 0.01. Call draw(u), "
            "with u uniform."
        )
    for name, column in zip(TWO, u.T, strict=True):
        shares = [float(np.mean((k <= 10 * column) & (10 * column < k + 1))) for k in range(10)]
        tenth = int(np.argmax(np.abs(np.array(shares) - 0.1)))
        if not 0.065 < shares[tenth] < 0.135:
            return (
                f"{number(100 * shares[tenth])}% of 2,000 values of {name} had a u between "
                f"{tenth / 10:g} and {(tenth + 1) / 10:g}. u should be uniform from 0 to 1, so "
                "that each tenth gets 10%: rng.random()."
            )


def in_a_loop(evaluate, space, trials, rng):
    best, lowest, losses = None, float("inf"), []
    for _ in range(trials):
        settings = {}
        for name, draw in space.items():
            settings[name] = draw(rng.random())
        loss = evaluate(settings)
        losses.append(loss)
        if loss < lowest:
            best, lowest = settings, loss
    return best, np.array(losses)


def all_u_at_once(evaluate, space, trials, rng):
    tried = [
        {name: draw(x) for (name, draw), x in zip(space.items(), row, strict=True)}
        for row in rng.random((trials, len(space)))
    ]
    losses = [evaluate(settings) for settings in tried]
    order = np.argsort(losses)
    return tried[order[0]], losses


def name_by_name(evaluate, space, trials, rng):
    values = {name: [draw(u) for u in rng.uniform(size=trials)] for name, draw in space.items()}
    tried = [{name: values[name][k] for name in space} for k in range(trials)]
    losses = np.array([evaluate(settings) for settings in tried])
    return tried[np.argmin(np.where(np.isnan(losses), np.inf, losses))], losses


def search_with(draws=random_draws, chosen=lambda tried, losses: tried[np.nanargmin(losses)]):
    """random_search with other draws, or a different choice at the end."""

    def wrong(evaluate, space, trials, rng):
        tried = draws(space, trials, rng)
        losses = np.array([evaluate(settings) for settings in tried], dtype=float)
        return chosen(tried, losses), losses

    return wrong


def from_a_generator_of_its_own(seed):
    return lambda evaluate, space, trials, rng: random_search(
        evaluate, space, trials, np.random.default_rng(seed)
    )


def one_dict(evaluate, space, trials, rng):
    best, lowest, losses, settings = None, float("inf"), [], {}
    for _ in range(trials):
        for name, draw in space.items():
            settings[name] = draw(rng.random())
        losses.append(evaluate(settings))
        if losses[-1] < lowest:
            best, lowest = settings, losses[-1]
    return best, np.array(losses)


def first_stays(tried, losses):
    best = 0
    for k in range(len(losses)):
        if losses[k] < losses[best]:
            best = k
    return tried[best]


def beaten_by_any(tried, losses):
    """Python's min on the reversed list; nan is neither above nor below anything."""
    best = 0
    for k in range(len(losses)):
        if not losses[best] < losses[k]:
            best = k
    return tried[best]


def measured_twice(evaluate, space, trials, rng):
    tried, losses, best = random_draws(space, trials, rng), [], None
    for settings in tried:
        losses.append(evaluate(settings))
        if best is None or evaluate(settings) < best:
            best = losses[-1]
    return tried[np.nanargmin(losses)], np.array(losses)


def drawn_again(evaluate, space, trials, rng):
    tried, losses = [], []
    while len(losses) < trials:
        settings = random_draws(space, 1, rng)[0]
        loss = evaluate(settings)
        if not math.isnan(loss):
            tried.append(settings)
            losses.append(loss)
    return tried[np.argmin(losses)], np.array(losses)


def one_too_many(evaluate, space, trials, rng):
    return random_search(evaluate, space, trials + 1, rng)


def u_for_settings(evaluate, space, trials, rng):
    rows = [{name: rng.random() for name in space} for _ in range(trials)]
    tried = [{name: space[name](u) for name, u in row.items()} for row in rows]
    losses = np.array([evaluate(settings) for settings in tried])
    return rows[np.nanargmin(losses)], losses


def best_measured_again(evaluate, space, trials, rng):
    tried = random_draws(space, trials, rng)
    losses = np.array([evaluate(settings) for settings in tried])
    best = tried[np.nanargmin(losses)]
    evaluate(best)
    return best, losses


def on_a_line(space, trials, rng):
    def value(draw):
        whole = isinstance(draw, Integer)
        return int(rng.integers(draw.low, draw.high + 1)) if whole else rng.uniform(*ends(draw))

    return [{name: value(draw) for name, draw in space.items()} for _ in range(trials)]


def ends(draw):
    return draw.low, draw.high


HIGHEST = "these are the settings with the highest loss. A lower loss is better."

EXERCISE = Exercise(
    notebook=10,
    version=2,
    reference=random_search,
    worked=in_a_loop,
    stub=(
        "Try settings drawn at random. Return the best settings, and the losses (trials,).\n\n"
        "space is {name: draw}: draw(u) gives a value for a number u from 0 to 1. Every setting\n"
        "of every trial gets its own u, from rng. evaluate takes settings, {name: value}, and\n"
        "returns the loss, or nan where training diverged: nan never wins. Call it once per\n"
        "trial. losses, an array or a list, holds what it returned, in order."
    ),
    cases=search_cases,
    run=observed,
    returns=FACTS,
    hints=(
        "Three things happen in a trial: settings are drawn, evaluated, and compared with the best "
        "so far. What do you have to keep until the end?",
        "settings = {name: draw(u)} with a new u for each name; loss = evaluate(settings). The "
        "best are the settings with the lowest loss; every comparison with nan is False.",
        "rng.random() gives a u. for name, draw in space.items() goes through the space. Begin "
        'with a lowest loss of float("inf"), or collect all losses and find the best with '
        "np.nanargmin, which skips nan.",
    ),
    why="Why does every setting get its own u, rather than one u serve for the whole trial?",
    properties=(
        Property("six losses", six_losses),
        Property("drawn from rng", drawn_from_rng),
        Property("as the space says", as_the_space_says),
    ),
    mistakes=mistakes(
        ("nan-wins", {"np.nanargmin": "np.argmin"}),
        "a trial whose loss is nan was taken for the best: np.argmin stops at the first nan. A "
        "trial that diverged must never win.",
        ("nan-stays", search_with(chosen=first_stays)),
        "where the first loss is nan, its settings stay the best: no number is below nan. Begin "
        "with infinity, or skip nan.",
        ("nan-takes-over", search_with(chosen=beaten_by_any)),
        "nan takes over from whatever was best, because no number is below nan. Ask whether the "
        "new loss is lower, which nan never is.",
        ("loss-for-settings", {"settings[np.nanargmin(losses)]": "np.nanmin(losses)"}),
        "the lowest loss came back first. Return the settings that gave it.",
        ("place-for-settings", {"settings[np.nanargmin(losses)]": "np.nanargmin(losses)"}),
        "the number of the best trial came back first. Return its settings.",
        ("highest", {"np.nanargmin": "np.nanargmax"}),
        HIGHEST,
        ("highest-or-nan", {"np.nanargmin": "np.argmax"}),
        HIGHEST,
        ("nothing-below", {"settings[np.nanargmin(losses)]": "None"}),
        "the best is None: no loss was below the number that the search began with. Begin with "
        "infinity.",
        ("one-dict", one_dict),
        "these are the settings of the last trial, whatever its loss. Does each trial fill the "
        "same dict? Then what was kept as the best changes with it.",
        (
            "one-u",
            {
                "random_draws(space, trials, rng)": (
                    "[{name: draw(u) for name, draw in space.items()} for u in rng.random(trials)]"
                )
            },
        ),
        "all settings of a trial got the same u, so that a high rate always comes with a large "
        "width. Draw a u for each setting.",
        (
            "one-for-all",
            {"random_draws(space, trials, rng)": "random_draws(space, 1, rng) * trials"},
        ),
        "settings were drawn once, and tried in every trial. Draw for each trial.",
        ("same-settings", from_a_generator_of_its_own(0)),
        "the settings are the same at every call. A generator made inside the function starts "
        "again each time: draw from the rng that comes in.",
        ("other-generator", from_a_generator_of_its_own(None)),
        "the settings are not drawn from the rng that comes in, so no search can be repeated.",
        (
            "generator-anew",
            {
                "random_draws(space, trials, rng)": (
                    "random_draws(space, 1, np.random.default_rng(0)) * trials"
                )
            },
        ),
        "each trial makes the same generator again, so that all trials have the same settings. "
        "Draw from the rng that comes in.",
        ("linear-scale", search_with(draws=on_a_line)),
        "the values were drawn between low and high, on a linear scale. The space says how a "
        "setting is drawn: call draw(u).",
        (
            "evenly-spaced",
            {
                "random_draws(space, trials, rng)": (
                    "[{name: draw((k + 0.5) / trials) for name, draw in space.items()} "
                    "for k in range(trials)]"
                )
            },
        ),
        "nothing is random: u goes from 0 to 1 in even steps, for all settings together.",
        (
            "normal-u",
            {
                "random_draws(space, trials, rng)": (
                    "[{name: draw(rng.normal()) for name, draw in space.items()} "
                    "for _ in range(trials)]"
                )
            },
        ),
        "u was drawn from a normal distribution, so that some values are outside their ranges. u "
        "should be uniform between 0 and 1: rng.random().",
        (
            "u-itself",
            {
                "random_draws(space, trials, rng)": (
                    "[{name: rng.random() for name in space} for _ in range(trials)]"
                )
            },
        ),
        "evaluate got the values of u themselves, numbers between 0 and 1. Turn each into a "
        "setting's value: draw(u).",
        ("one-short", {"random_draws(space, trials, rng)": "random_draws(space, trials - 1, rng)"}),
        "one trial is missing: range(1, trials) leaves one out. range(trials) has them all.",
        ("measured-twice", measured_twice),
        "evaluate was called twice in a trial. Each call is a training: keep what it returned.",
        ("best-measured-again", best_measured_again),
        "the best settings were evaluated once more at the end. Their loss is known: keep it.",
        ("nan-drawn-again", drawn_again),
        "where evaluate returned nan, another trial was made in its place. A trial that diverged "
        "counts as one of the trials, and its nan belongs in losses.",
        ("one-too-many", one_too_many),
        "evaluate was called once more than trials says: was one trial made before the loop, to "
        "begin with?",
        ("u-for-settings", u_for_settings),
        "the best settings hold the values of u, numbers between 0 and 1. They should hold what "
        "draw(u) returned, as evaluate got it.",
        ("nan-left-out", {", losses": ", losses[~np.isnan(losses)]"}),
        "the losses that are nan were left out, and the others moved up. losses should have one "
        "number per trial, in order.",
        ("nan-as-infinity", {", losses": ", np.where(np.isnan(losses), np.inf, losses)"}),
        "where evaluate returned nan, losses has infinity. Use that only to compare; losses should "
        "hold what evaluate returned.",
        ("sorted", {", losses": ", np.sort(losses)"}),
        "the losses came back sorted. They should be in the order of the trials.",
        ("best-so-far", {", losses": ", np.fmin.accumulate(losses)"}),
        "losses holds the lowest loss so far. It should hold each trial's own loss.",
        ("lowest-alone", {", losses": ", float(np.nanmin(losses))"}),
        "the second result is one number, the lowest loss. Return the losses of all trials.",
        (
            "swapped",
            {"settings[np.nanargmin(losses)], losses": "losses, settings[np.nanargmin(losses)]"},
        ),
        "the losses came first. Return the best settings first, and then the losses.",
        ("best-alone", {", losses": ""}),
        "only the best settings came back. Return the losses of all trials too.",
        ("losses-alone", {"settings[np.nanargmin(losses)], losses": "list(losses)"}),
        "only the losses came back. Return the best settings too, before them.",
    ),
    passes=("ties: np.nanargmin(losses) as last_place('nanargmin', losses)",),
    alternatives=(in_a_loop, all_u_at_once, name_by_name),
)
