"""Exercise of notebook 10: successive_halving, more epochs for the best of few epochs."""

import math

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.exercises.search.cases import ELEVEN, counted, curves, filled, in_epochs, listed, tabled
from mlpkit.search import successive_halving

RUNGS = 8  # how many rungs, and how many losses, are compared
MEASURED = 60


def halving_cases(rng):
    """evaluate, candidates, budget, factor: some nan, a single candidate, and once no factor.

    Some losses climb with the budget, and some n / factor would be rounded up.
    """
    return [
        (*curves(rng, N, diverged, climbing), *more)
        for N, diverged, climbing, more in [
            (27, (), 0.0, (1, 3)),
            (8, (), 0.0, (2, 2)),
            (7, (0, 3), 0.0, (1, 3)),
            (10, (4, 5, 9), 0.0, (3, 4)),
            (1, (), 0.0, (4, 2)),
            (5, (0, 1, 2), 0.0, (1, 2)),
            (12, (11,), 0.0, (1,)),
            (27, (), 2.0, (1, 3)),
            (16, (1,), 1.0, (1, 2)),
            (11, (), 1.0, (2, 3)),
        ]
    ]


def climbed(f, evaluate, candidates, budget, *factor):
    """(budgets, sizes, alive, losses, trainings): of each rung, and in each by index; padded."""
    counting, notes = counted(evaluate, candidates)
    rungs = f(counting, candidates, budget, *factor)
    if rungs is None:
        return None
    if fault := fault_of(rungs, len(candidates)):
        # the kind of fault, so that no two look the same
        none = [-1.0 - FAULTS.index(fault), -budget]
        nothing = (filled(none, n, -1.0) for n in (RUNGS, RUNGS, MEASURED, MEASURED))
        return (*nothing, len(notes))
    places, losses = [], []
    for _, alive, measured in rungs:
        order = np.argsort(alive, kind="stable")
        places += np.asarray(alive)[order].tolist()
        losses += np.asarray(measured, dtype=float)[order].tolist()
    return (
        filled([float(budget) for budget, _, _ in rungs], RUNGS, 0.0),
        filled([float(len(alive)) for _, alive, _ in rungs], RUNGS, 0.0),
        filled([float(p) for p in places], MEASURED, -1.0),
        filled(losses, MEASURED, 0.0),
        len(notes),
    )


FAULTS = (
    "what came back should be a list of rungs, one or more",
    "a rung should be three things: its budget, indices, and their losses",
    "the first part of a rung should be its budget, a number",
    "the second part of a rung should be indices in candidates, whole numbers",
    "the third part of a rung should be losses, one for each of its indices",
)


def fault_of(rungs, N):
    """Why a result is not a list of rungs, one of FAULTS; None if it is."""
    if not isinstance(rungs, (list, tuple)) or not rungs:
        return FAULTS[0]
    for rung in rungs:
        if not isinstance(rung, (list, tuple)) or len(rung) != 3:
            return FAULTS[1]
        budget, alive, losses = rung
        if not isinstance(budget, (int, float, np.number)):
            return FAULTS[2]
        if not of_places(alive, N):
            return FAULTS[3]
        if not isinstance(losses, (list, tuple, np.ndarray)) or np.shape(losses) != np.shape(alive):
            return FAULTS[4]
    return None


def of_places(alive, N):
    if not isinstance(alive, (list, tuple, np.ndarray)) or len(np.shape(alive)) != 1:
        return False
    whole = all(isinstance(p, (int, np.integer)) and not isinstance(p, bool) for p in alive)
    return whole and all(0 <= p < N for p in alive)


NINE = {  # the losses after 1, 3 and 9 epochs
    0: (0.9, 0.9, 0.9),
    1: (0.3, 0.25, 0.24),
    2: (math.nan,) * 3,
    3: (0.6, 0.5, 0.4),
    4: (0.4, 0.1, 0.05),
    5: (0.7, 0.1, 0.01),
    6: (0.5, 0.2, 0.15),
    7: (0.8, 0.8, 0.8),
    8: (1.0, 0.7, 0.6),
}


def nine_by_hand(f, rng):
    return by_hand(f, NINE, 1, 3, [range(9), (1, 4, 6), (4,)])


def eleven_by_hand(f, rng):
    return by_hand(f, ELEVEN, 2, 2, [range(11), range(6, 11), (8, 9), (9,)])


def by_hand(f, table, budget, factor, wanted):
    """What is wrong with rungs whose losses are from a table; wanted: who should be on each."""
    budgets = [budget * factor**rung for rung in range(len(wanted))]
    evaluate, candidates, called = tabled(table, budgets)
    rungs = f(evaluate, candidates, budget, factor)
    if fault := fault_of(rungs, len(table)):
        return f"{fault}."
    sizes, right = [len(alive) for _, alive, _ in rungs], [len(alive) for alive in wanted]
    if sizes != right:
        return (
            f"{len(table)} candidates, factor {factor}: the rungs hold {listed(sizes)}. They "
            f"should hold {listed(right)}."
        )
    if [spent for spent, _, _ in rungs] != budgets:
        return (
            f"budget {budget}, factor {factor}: the budgets are "
            f"{listed(spent for spent, _, _ in rungs)}. They should be {listed(budgets)}."
        )
    for rung, alive in enumerate(wanted):
        if fault := fault_on(rung, rungs, table, alive, budgets):
            return fault
    if odd := [each for each in called if each[1] not in budgets]:
        return (
            f"evaluate got the budget {odd[0][1]:g}, and the rungs have {listed(budgets)}. Each "
            "training starts again, so it needs the whole budget of its rung."
        )
    if len(called) != sum(right):
        return (
            f"evaluate was called {len(called)} times. It should be called {sum(right)} times: "
            "once for each candidate of each rung."
        )


def fault_on(rung, rungs, table, wanted, budgets):
    """What is wrong with the indices of one rung, or with their losses; None if nothing is."""
    _, alive, losses = rungs[rung]
    places = sorted(int(p) for p in alive)
    if places != [*wanted]:
        tried = rungs[rung - 1][1]
        before = ", ".join(number(table[k][rung - 1]) for k in tried)
        within = sorted([*tried].index(k) for k in wanted) if {*wanted} <= {*tried} else None
        told = (
            f"with {in_epochs(budgets[rung - 1])} the candidates {listed(tried)} have the losses "
            f"{before}. The next rung should have {listed(wanted)}, and it has "
            f"{listed(places)}."
        )
        counted_anew = "An index should count in candidates, not in the rung before."
        return f"{told} {counted_anew}" if places == within else told
    right = np.array([table[int(place)][rung] for place in alive])
    losses = np.asarray(losses, dtype=float)
    off = ~np.isclose(losses, right, equal_nan=True)
    if not off.any():
        return None
    first = int(np.argmax(off))
    told = (
        f"with {in_epochs(budgets[rung])} candidate {int(alive[first])} has the loss "
        f"{number(right[first])}. That rung has {number(losses[first])} for it"
    )
    if np.allclose(np.sort(losses), np.sort(right), equal_nan=True):
        return "sorted-apart", (
            f"{told}: indices and losses are in different orders. Was one of them sorted without "
            "the other? losses[k] should be that of alive[k]."
        )
    return f"{told}."


def with_lists(evaluate, candidates, budget, factor=3):
    alive, rungs = list(range(len(candidates))), []
    while True:
        losses = [evaluate(candidates[place], budget) for place in alive]
        rungs.append((budget, alive, losses))
        if len(alive) == 1:
            return rungs
        keep = max(len(alive) // factor, 1)
        alive = [alive[k] for k in np.argsort(losses)[:keep]]
        budget = budget * factor


def by_sorting_pairs(evaluate, candidates, budget, factor=3):
    alive, rungs = list(range(len(candidates))), []
    for rung in range(100):
        measured = {p: evaluate(candidates[p], budget * factor**rung) for p in alive}
        rungs.append([budget * factor**rung, list(measured), list(measured.values())])
        if len(alive) < 2:
            break
        alive.sort(key=lambda p: (math.isnan(measured[p]), measured[p]))
        alive = alive[: len(alive) // factor or 1]
    return rungs


def by_recursion(evaluate, candidates, budget, factor=3, alive=None):
    alive = np.arange(len(candidates)) if alive is None else alive
    losses = np.array([evaluate(candidates[place], budget) for place in alive])
    if len(alive) == 1:
        return [(budget, alive, losses)]
    best = np.argsort(np.where(np.isnan(losses), np.inf, losses), kind="stable")
    best = np.sort(alive[best[: max(1, len(alive) // factor)]])
    below = by_recursion(evaluate, candidates, factor * budget, factor, best)
    return [(budget, alive, losses), *below]


def best_few_thrown_out(evaluate, candidates, budget, factor=3):
    """With fewer than `factor` left, none is dropped, so it ends only after 12 rungs."""
    alive, rungs = np.arange(len(candidates)), []
    while len(rungs) < 12:
        losses = np.array([evaluate(candidates[place], budget) for place in alive])
        rungs.append((budget, alive, losses))
        if len(alive) == 1:
            break
        keep = max(len(alive) - len(alive) // factor, 1) if len(alive) > 2 else 1
        alive, budget = alive[np.argsort(losses, kind="stable")[:keep]], budget * factor
    return rungs


def none_left(evaluate, candidates, budget, factor=3):
    alive, rungs = np.arange(len(candidates)), []
    while len(alive):
        losses = np.array([evaluate(candidates[place], budget) for place in alive])
        rungs.append((budget, alive, losses))
        alive = alive[np.argsort(losses, kind="stable")[: len(alive) // factor]]
        budget *= factor
    return rungs


def unmeasured(evaluate, candidates, budget, factor=3):
    alive, rungs = np.arange(len(candidates)), []
    while len(alive) > 1:
        losses = np.array([evaluate(candidates[place], budget) for place in alive])
        rungs.append((budget, alive, losses))
        alive = alive[np.argsort(losses)[: max(len(alive) // factor, 1)]]
        budget *= factor
    return rungs


def old_losses(evaluate, candidates, budget, factor=3):
    losses = np.array([evaluate(settings, budget) for settings in candidates])
    alive, rungs = np.arange(len(candidates)), []
    while True:
        rungs.append((budget, alive, losses[alive]))
        if len(alive) == 1:
            return rungs
        alive = alive[np.argsort(losses[alive])[: max(len(alive) // factor, 1)]]
        budget *= factor


def all_again(evaluate, candidates, budget, factor=3):
    alive, rungs = np.arange(len(candidates)), []
    while True:
        losses = np.array([evaluate(settings, budget) for settings in candidates])
        rungs.append((budget, alive, losses[alive]))
        if len(alive) == 1:
            return rungs
        alive = np.argsort(losses)[: max(len(alive) // factor, 1)]
        budget *= factor


def raised_for_each(evaluate, candidates, budget, factor=3):
    alive, rungs = np.arange(len(candidates)), []
    while True:
        losses, start = [], budget
        for place in alive:
            losses.append(evaluate(candidates[place], budget))
            budget = budget * factor if len(losses) < 6 else budget
        rungs.append((start, alive, np.array(losses)))
        if len(alive) == 1:
            return rungs
        alive = alive[np.argsort(losses)[: max(len(alive) // factor, 1)]]


def other_halving(by=lambda losses: losses[-1], spent=lambda budget, before: budget):
    """The candidates with the lowest by(their losses on all rungs so far) go on, for spent(budget,
    the budget before) epochs."""

    def wrong(evaluate, candidates, budget, factor=3):
        alive, rungs, so_far, before = np.arange(len(candidates)), [], {}, 0
        while True:
            losses = np.array([evaluate(candidates[p], spent(budget, before)) for p in alive])
            for place, loss in zip(alive, losses, strict=True):
                so_far.setdefault(place, []).append(loss)
            rungs.append((budget, alive, losses))
            if len(alive) == 1:
                return rungs
            order = np.argsort([by(so_far[place]) for place in alive], kind="stable")
            alive = alive[order[: max(len(alive) // factor, 1)]]
            before, budget = budget, budget * factor

    return wrong


def numbered_anew(evaluate, candidates, budget, factor=3):
    rungs = []
    while True:
        losses = np.array([evaluate(settings, budget) for settings in candidates])
        rungs.append((budget, np.arange(len(candidates)), losses))
        if len(candidates) == 1:
            return rungs
        best = np.argsort(losses)[: max(len(candidates) // factor, 1)]
        candidates, budget = [candidates[place] for place in best], budget * factor


def last_trained_twice(evaluate, candidates, budget, factor=3):
    rungs = successive_halving(evaluate, candidates, budget, factor)
    evaluate(candidates[rungs[-1][1][0]], rungs[-1][0])
    return rungs


def last_not_trained(evaluate, candidates, budget, factor=3):
    """The last rung has the loss of the one before."""
    rungs = unmeasured(evaluate, candidates, budget, factor)
    if not rungs:
        return [(budget, np.array([0]), np.array([evaluate(candidates[0], budget)]))]
    spent, alive, losses = rungs[-1]
    best = np.argsort(losses)[:1]
    return [*rungs, (spent * factor, alive[best], losses[best])]


def survivors_noted(evaluate, candidates, budget, factor=3):
    """Each rung with those that go on, and their losses."""
    rungs = successive_halving(evaluate, candidates, budget, factor)
    after, noted = [*(alive for _, alive, _ in rungs[1:]), rungs[-1][1]], []
    for (spent, alive, losses), left in zip(rungs, after, strict=True):
        at = {int(place): loss for place, loss in zip(alive, losses, strict=True)}
        noted.append((spent, left, np.array([at[int(place)] for place in left])))
    return noted


def twice_a_rung(evaluate, candidates, budget, factor=3):
    rungs = successive_halving(evaluate, candidates, budget, factor)
    for spent, alive, _ in rungs:
        for place in alive:
            evaluate(candidates[place], spent)
    return rungs


def those_who_go_on(evaluate, candidates, budget, factor=3):
    """Report for each rung the candidates left after it, not those that were measured."""
    rungs = successive_halving(evaluate, candidates, budget, factor)
    after = [*(alive for _, alive, _ in rungs[1:]), rungs[-1][1]]
    return [(spent, left, losses) for (spent, _, losses), left in zip(rungs, after, strict=True)]


EXERCISE = Exercise(
    notebook=10,
    version=2,
    reference=successive_halving,
    extra=True,
    worked=with_lists,
    stub=(
        "A few epochs for all candidates, more for the best of them, until one is left.\n\n"
        "candidates is a list of settings. evaluate(settings, budget) trains from the start for\n"
        "budget epochs and returns the loss, nan where training diverged; nan is the worst. The\n"
        "first rung has all candidates, with `budget`. The best n // factor of the n on a rung,\n"
        "but at least one, go on to the next, with factor times its budget. The one that is left\n"
        "is trained on the last rung too. Return the list of rungs, each (budget, alive, losses):\n"
        "alive are indices in candidates, losses what evaluate returned for them."
    ),
    cases=halving_cases,
    run=climbed,
    returns=("budgets", "sizes", "alive", "losses", "trainings"),
    hints=(
        "One turn of a loop is one rung: train all candidates that are left, note the rung, "
        "choose. What has changed at the start of the next turn, and after which turn does the "
        "loop end?",
        "A rung: losses[k] = evaluate(candidates[alive[k]], budget). Then alive becomes its best "
        "max(len(alive) // factor, 1), and budget becomes factor · budget. The loop ends after the "
        "rung on which only one was trained.",
        "np.argsort(losses) gives indices in losses, the lowest first and nan last. They are "
        "indices in alive too, not in candidates: alive[order[:keep]] leads back. Note the rung "
        "before you ask whether len(alive) is 1.",
    ),
    why="Which good settings does halving throw out, and what could be done for them?",
    properties=(
        Property("nine by hand", nine_by_hand),
        Property("eleven by hand", eleven_by_hand),
    ),
    mistakes=mistakes(
        ("worst-kept", {"np.argsort(losses,": "np.argsort(-losses,"}),
        "the candidates with the highest losses go on. A lower loss is better.",
        (
            "from-the-end",
            {'np.argsort(losses, kind="stable")': 'np.argsort(losses, kind="stable")[::-1]'},
        ),
        "the candidates at the end of the order go on: those with the highest losses or nan. "
        "np.argsort puts the lowest first.",
        ("lowest-so-far", other_halving(by=min)),
        "the candidates whose loss was lowest on any rung so far go on. That loss may have risen "
        "since: the losses of this rung should decide, all measured with its budget.",
        ("mean-so-far", other_halving(by=np.mean)),
        "the candidates whose mean loss over all rungs so far is lowest go on. Those rungs have "
        "unequal budgets: the losses of this rung should decide.",
        ("first-losses-decide", other_halving(by=lambda losses: losses[0])),
        "all candidates are trained on each rung as they should be, but the losses of the first "
        "rung decided which of them go on. The losses of this rung should decide.",
        ("additional-epochs", other_halving(spent=lambda budget, before: budget - before)),
        "evaluate got only the epochs that a rung adds to the one before. It trains from the start "
        "each time, so it needs the whole budget of the rung.",
        ("first-ones-kept", {'np.argsort(losses, kind="stable")': "np.arange(len(losses))"}),
        "the first of the candidates go on, whatever their losses.",
        ("nan-first", {"np.argsort(losses,": "np.argsort(np.nan_to_num(losses),"}),
        "candidates that diverged go on: nan came before all numbers, as 0 would. It should count "
        "as the worst.",
        (
            "sorted-with-nan",
            {
                'np.argsort(losses, kind="stable")': (
                    "sorted(range(len(losses)), key=lambda k: losses[k])"
                )
            },
        ),
        "where a loss is nan, the order is wrong: Python's sorted asks what is below what, and "
        "nan never is. It should count as the worst; np.argsort puts it last.",
        ("numbered-anew", numbered_anew),
        "the right candidates are trained, but each rung numbers its own from 0. alive should hold "
        "their indices in the candidates that came in.",
        (
            "places-in-places",
            {
                "alive[order[: max(len(alive) // factor, 1)]]": (
                    "order[: max(len(alive) // factor, 1)]"
                )
            },
        ),
        "the wrong candidates are on the later rungs: np.argsort gives indices in losses, and they "
        "were taken for indices in candidates. On the first rung both are the same.",
        ("same-budget", {"budget * factor": "budget"}),
        "all rungs have the budget of the first. Each should have factor times the budget of the "
        "one before.",
        ("budget-added", {"budget * factor": "budget + factor"}),
        "the budget grows by factor from rung to rung. It should be factor times as large.",
        ("budget-doubled", {"budget * factor": "2 * budget"}),
        "the budget doubles from rung to rung, whatever factor is.",
        ("budget-tripled", {"budget * factor": "3 * budget"}),
        "the budget is tripled from rung to rung, whatever factor is.",
        ("budget-summed", {"budget * factor": "budget * factor + rungs[0][0]"}),
        "each rung's budget includes the budgets of all rungs before it: 1, 4, 13 with factor 3. "
        "It should be factor times the budget of the rung before: 1, 3, 9.",
        (
            "last-with-the-same-budget",
            {"budget * factor": "budget * (factor if len(alive) >= 2 * factor else 1)"},
        ),
        "the one candidate that is left is trained with the budget of the rung before. It should "
        "get factor times that, as on every rung.",
        ("budget-divided", {"budget * factor": "budget / factor"}),
        "the budget falls from rung to rung. Those that go on should get factor times as much.",
        (
            "raised-too-early",
            {
                "evaluate(candidates[i], budget)": "evaluate(candidates[i], budget * factor)",
                "(budget, alive, losses)": "(budget * factor, alive, losses)",
            },
        ),
        "the first rung already has factor times the budget. It should have the budget that came "
        "in.",
        ("raised-for-each", raised_for_each),
        "the budget was raised after each training, so that losses on a rung come from unequal "
        "budgets and can't be compared. Raise it once per rung.",
        ("always-halved", {"len(alive) // factor": "len(alive) // 2"}),
        "half of a rung goes on, whatever factor is. It should be n // factor.",
        (
            "halved-and-doubled",
            {"len(alive) // factor": "len(alive) // 2", "budget * factor": "2 * budget"},
        ),
        "half of a rung goes on with twice the budget, whatever factor is. Use factor in both "
        "places.",
        ("always-a-third", {"len(alive) // factor": "len(alive) // 3"}),
        "a third of a rung goes on, whatever factor is. It should be n // factor.",
        (
            "a-third-and-tripled",
            {"len(alive) // factor": "len(alive) // 3", "budget * factor": "3 * budget"},
        ),
        "a third of a rung goes on with three times the budget, whatever factor is: 3 is only its "
        "default. Use factor in both places.",
        ("rounded", {"len(alive) // factor": "round(len(alive) / factor)"}),
        "n / factor was rounded to the nearest whole number, so that 3 of 8 go on with factor "
        "3. It should be n // factor, which rounds down: 2.",
        ("nan-not-counted", {"len(alive) // factor": "int(sum(losses == losses)) // factor"}),
        "the candidates that diverged were not counted in n. n // factor of all n on the rung "
        "should go on; nan is only the worst of the losses.",
        ("rounded-up", {"max(len(alive) // factor, 1)": "-(-len(alive) // factor)"}),
        "n / factor was rounded up. n // factor should go on, and at least one.",
        ("best-few-thrown-out", best_few_thrown_out),
        "n // factor are thrown out, and all others go on. It should be n // factor that go on.",
        ("factor-kept", {"max(len(alive) // factor, 1)": "factor if len(alive) > factor else 1"}),
        "`factor` candidates go on from the first rung. It should be n // factor of them.",
        ("only-the-best", {"max(len(alive) // factor, 1)": "1"}),
        "only one candidate is left after the first rung. n // factor should go on.",
        ("none-left", none_left),
        "where fewer than factor are left, n // factor is 0, and the search ends too early. At "
        "least one should go on and be trained.",
        (
            "empty-rung",
            {
                "max(len(alive) // factor, 1)": "len(alive) // factor",
                "len(alive) == 1": "len(alive) <= 1",
            },
        ),
        "the last rung is empty: where fewer than factor are left, n // factor is 0. At least one "
        "should go on.",
        ("last-not-measured", unmeasured),
        "the last rung is missing: the loop ends as soon as one candidate is left. That one should "
        "be trained too, with the last budget.",
        ("last-not-trained", last_not_trained),
        "the one that is left was not trained with the last budget: its loss is that of the rung "
        "before.",
        ("last-trained-twice", last_trained_twice),
        "the rungs are right, but the one that is left was trained twice with the last budget.",
        ("old-losses", old_losses),
        "the losses of the first rung were used on all rungs. Each rung should measure them again, "
        "with its budget.",
        ("all-again", all_again),
        "all candidates were trained on every rung, and those thrown out came back. Train only "
        "those that are left.",
        ("twice-a-rung", twice_a_rung),
        "the rungs are right, but each candidate was trained twice with the same budget. Keep "
        "what evaluate returned.",
        ("those-who-go-on", those_who_go_on),
        "a rung holds the indices of the candidates that are left after it. It should hold those "
        "of all candidates trained on it, because the losses are theirs.",
        ("survivors-noted", survivors_noted),
        "a rung holds only those that go on from it, with their losses. It should hold all that "
        "were trained on it.",
        (
            "nan-as-infinity",
            {"(budget, alive, losses)": "(budget, alive, np.nan_to_num(losses, nan=np.inf))"},
        ),
        "where evaluate returned nan, the rung has infinity. Use that only to compare; losses "
        "should be what evaluate returned.",
        ("last-rung-only", {"return rungs": "return rungs[-1:]"}),
        "only the last rung came back. Return all of them, the first one first.",
        ("last-rung-first", {"return rungs": "return rungs[::-1]"}),
        "the rungs came back in the wrong order. The first one, with all candidates, should come "
        "first.",
    ),
    passes=("ties: np.argsort(losses, kind='stable') as ties_reversed(losses, kind='stable')",),
    alternatives=(with_lists, by_sorting_pairs, by_recursion),
)
