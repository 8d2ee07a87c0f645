"""Bug hunt of notebook 10: repair_halving, losses of unequal budgets compared."""

import numpy as np

from mlpkit.checker import Exercise, Guess, Property, mistakes
from mlpkit.exercises.search.cases import ELEVEN, counted, curves, filled, in_epochs, listed, tabled

TRAININGS = 70  # how many are compared


def last_of_halving(evaluate, candidates, budget, factor):
    """The index of the remaining candidate."""
    alive, losses = list(range(len(candidates))), {}
    while len(alive) > 1:
        for place in alive:
            losses[place] = evaluate(candidates[place], budget)
        alive = sorted(alive, key=losses.get)[: max(len(alive) // factor, 1)]
        budget = budget * factor
    return alive[0]


def climbing_cases(rng):
    """evaluate, candidates, budget, factor: many losses rise again with more epochs."""
    return [
        (*curves(rng, N, climbing=climb), *more)
        for N, climb, more in [
            (27, 2.0, (1, 3)),
            (16, 2.0, (1, 2)),
            (9, 1.0, (2, 3)),
            (16, 0.0, (1, 2)),
            (1, 0.0, (1, 2)),
            (20, 1.0, (1, 2)),
            (20, 2.0, (1, 3)),
            (27, 5.0, (1, 3)),
            (30, 5.0, (1, 2)),
            (11, 1.0, (2, 4)),
        ]
    ]


def followed(f, evaluate, candidates, budget, factor):
    """(winner, trainings, indices, budgets): by rung, and in each by index; padded."""
    counting, notes = counted(evaluate, candidates)
    winner = f(counting, candidates, budget, factor)
    if winner is None:
        return None
    if isinstance(winner, int):
        winner = max(min(winner, len(candidates)), -1)  # a message can't show 400 digits
    notes = sorted(notes, key=lambda note: (note[1], note[0]))
    return (
        winner,
        len(notes),
        filled([float(place) for place, _ in notes], TRAININGS, -1.0),
        filled([spent for _, spent in notes], TRAININGS, 0.0),
    )


def eleven_by_hand(f, rng):
    """5 of 11 candidates go on, then 2, then 1, while the losses of some climb."""
    budgets, wanted = [2, 4, 8], [range(11), range(6, 11), (8, 9)]
    evaluate, candidates, called = tabled(ELEVEN, budgets)
    winner = f(evaluate, candidates, 2, 2)
    for budget, places in zip(budgets, wanted, strict=True):
        trained = sorted(place for place, spent in called if spent == budget)
        if trained != [*places]:
            return (
                f"11 candidates, factor 2: trained with {in_epochs(budget)} should be "
                f"{listed(places)}. It was {listed(trained)}."
            )
    if odd := [(place, spent) for place, spent in called if spent not in budgets]:
        return (
            f"budget 2, factor 2: candidate {odd[0][0]} was trained with {odd[0][1]:g} epochs. The "
            "rungs have 2, 4 and 8; whoever is left then has won."
        )
    if np.ndim(winner) or not isinstance(winner, (int, np.integer)):
        return None
    if winner != 9:
        return (
            "with 8 epochs candidates 8 and 9 have the losses 0.8 and 0.54. It should be 9 that is "
            f"left, and it is {winner}."
        )


def all_that_were_measured(evaluate, candidates, budget, factor):
    alive, losses = list(range(len(candidates))), {}
    while len(alive) > 1:
        for place in alive:
            losses[place] = evaluate(candidates[place], budget)
        alive = sorted(losses, key=losses.get)[: max(len(alive) // factor, 1)]
        budget = budget * factor
    return alive[0]


def new_losses_each_time(evaluate, candidates, budget, factor):
    alive = list(range(len(candidates)))
    while len(alive) > 1:
        losses = {place: evaluate(candidates[place], budget) for place in alive}
        alive = sorted(losses, key=losses.get)[: max(len(alive) // factor, 1)]
        budget = budget * factor
    return alive[0]


def cleared(evaluate, candidates, budget, factor):
    alive, losses = list(range(len(candidates))), {}
    while len(alive) > 1:
        losses.clear()
        for place in alive:
            losses[place] = evaluate(candidates[place], budget)
        alive = sorted(losses, key=lambda place: losses[place])[: max(len(alive) // factor, 1)]
        budget *= factor
    return alive[0]


def with_arrays(evaluate, candidates, budget, factor):
    alive = np.arange(len(candidates))
    while len(alive) > 1:
        losses = np.array([evaluate(candidates[place], budget) for place in alive])
        alive = alive[np.argsort(losses)[: max(len(alive) // factor, 1)]]
        budget = budget * factor
    return int(alive[0])


def all_at_each_budget(evaluate, candidates, budget, factor):
    alive, keep = list(range(len(candidates))), len(candidates)
    while keep > 1:
        losses = {n: evaluate(settings, budget) for n, settings in enumerate(candidates)}
        keep = max(keep // factor, 1)
        alive = sorted(losses, key=losses.get)[:keep]
        budget = budget * factor
    return alive[0]


def mean_of_two(evaluate, candidates, budget, factor):
    alive, losses = list(range(len(candidates))), {}
    while len(alive) > 1:
        for place in alive:
            losses[place] = (losses.get(place, 0.0) + evaluate(candidates[place], budget)) / 2
        alive = sorted(alive, key=losses.get)[: max(len(alive) // factor, 1)]
        budget = budget * factor
    return alive[0]


def only_additional(evaluate, candidates, budget, factor):
    alive, before = list(range(len(candidates))), 0
    while len(alive) > 1:
        losses = {place: evaluate(candidates[place], budget - before) for place in alive}
        alive = sorted(alive, key=losses.get)[: max(len(alive) // factor, 1)]
        before, budget = budget, budget * factor
    return alive[0]


def cut_before_the_sieve(evaluate, candidates, budget, factor):
    alive, losses = list(range(len(candidates))), {}
    while len(alive) > 1:
        for place in alive:
            losses[place] = evaluate(candidates[place], budget)
        best = sorted(losses, key=losses.get)[: max(len(alive) // factor, 1)]
        alive = [place for place in best if place in alive] or alive[:1]
        budget = budget * factor
    return alive[0]


def winner_trained(evaluate, candidates, budget, factor):
    spent = []

    def noting(settings, epochs):
        spent.append(epochs)
        return evaluate(settings, epochs)

    winner = last_of_halving(noting, candidates, budget, factor)
    evaluate(candidates[winner], max(spent) * factor if spent else budget)
    return winner


def only_once(evaluate, candidates, budget, factor):
    losses = {n: evaluate(settings, budget) for n, settings in enumerate(candidates)}
    return min(losses, key=losses.get)


BUG_HUNT = Exercise(
    notebook=10,
    version=2,
    name="repair_halving",
    kind="bug hunt",
    buggy="all-that-were-measured",
    mended=(
        "losses held what every candidate had when it was last trained, and all of them were "
        "sorted: who was thrown out after one epoch came back when the others had got worse with "
        "more. Now only those of this rung are compared."
    ),
    reference=last_of_halving,
    stub=(
        "One fault is in here. Successive halving: the place in candidates of the one that is left."
        "\n\nevaluate(settings, budget) gives the loss after that many epochs. On each rung all\n"
        "that are left are trained with its budget; the best n // factor of the n go on, at least\n"
        "one, with factor times the budget. No loss is nan."
    ),
    cases=climbing_cases,
    run=followed,
    returns=("winner", "trainings", "places", "budgets"),
    hints=(
        "Write down alive and losses after each rung, for four candidates. What does losses know "
        "on the second rung of those who are no longer alive?",
        "A loss after 1 epoch and one after 3 can't be compared. With more epochs a loss may rise: "
        "from overfitting, or where the rate is too large. Whose losses does sorted look at?",
        "sorted goes through all keys of losses, and so through everybody who was ever trained. It "
        "should go through alive.",
    ),
    properties=(Property("eleven by hand", eleven_by_hand),),
    why="In most searches losses fall with more epochs. Would you have noticed the fault there?",
    mistakes=mistakes(
        ("all-that-were-measured", all_that_were_measured),
        "who was thrown out comes back, with the loss of a smaller budget.",
        (
            "lowest-so-far",
            {
                "evaluate(candidates[place], budget)": (
                    "min(evaluate(candidates[place], budget), losses.get(place, np.inf))"
                )
            },
        ),
        "only those who are left are compared now, but by the lowest loss that each ever had. "
        "That may be one of a smaller budget. Take the loss of this rung.",
        (
            "first-loss",
            {
                "losses[place] = evaluate(candidates[place], budget)": (
                    "losses.setdefault(place, evaluate(candidates[place], budget))"
                )
            },
        ),
        "each candidate keeps the loss of its first rung. The loss of this rung counts.",
        ("sum-of-losses", {"losses[place] =": "losses[place] = losses.get(place, 0.0) +"}),
        "the losses of all rungs were added up, each of another budget. The loss of this rung "
        "alone counts.",
        ("by-the-budget", {"budget * factor": "budget"}),
        "all losses have the same budget now, but because nobody trains for longer. The budget "
        "should be factor times as large on each rung.",
        ("mean-so-far", mean_of_two),
        "only those who are left are compared now, but by a mean with their losses of smaller "
        "budgets. Take the loss of this rung.",
        ("additional-epochs", only_additional),
        "evaluate got the epochs that a rung adds to the one before. It trains from the start "
        "each time, so it needs the whole budget of the rung, as before.",
        ("budget-doubled", {"budget * factor": "budget * 2"}),
        "the comparison is mended, but the budget doubles, whatever factor is.",
        ("budget-added", {"budget * factor": "budget + factor"}),
        "the comparison is mended, but the budget grows by factor. It was right before: factor "
        "times as much.",
        ("always-halved", {"len(alive) // factor": "len(alive) // 2"}),
        "the comparison is mended, but half of a rung goes on, whatever factor is. It was right "
        "before: n // factor.",
        ("rounded-up", {"max(len(alive) // factor, 1)": "-(-len(alive) // factor)"}),
        "the comparison is mended, but n / factor is rounded up. It was right before: n // factor "
        "go on, and at least one.",
        ("none-left", {"max(len(alive) // factor, 1)": "len(alive) // factor"}),
        "where fewer than factor are left, n // factor is 0, and none goes on. At least one has "
        "to, as before.",
        ("raised-too-early", {"candidates[place], budget": "candidates[place], budget * factor"}),
        "the first rung has factor times the budget already. It has the budget that came in.",
        ("rounded", {"len(alive) // factor": "round(len(alive) / factor)"}),
        "the comparison is mended, but n / factor is rounded to the nearest. It was right before: "
        "n // factor.",
        ("ends-early", {"len(alive) > 1": "len(alive) >= factor"}),
        "it ends where fewer than factor are left. While there is more than one they have to be "
        "compared with the next budget.",
        ("cut-before-the-sieve", cut_before_the_sieve),
        "those thrown out are left out now, but only after the best were counted off: they take "
        "places, and too few go on. Leave them out first.",
        ("winner-trained", winner_trained),
        "right, but for one training too many: the one that is left is trained again at the end. "
        "Its place is all that is asked for.",
        ("all-at-each-budget", all_at_each_budget),
        "the losses are of equal budgets now, but all candidates are trained on every rung. To "
        "save that is what halving is for.",
        ("only-once", only_once),
        "one rung only: the best after the first budget. Fewer should go on with more.",
        ("highest", {"key=losses.get": "key=losses.get, reverse=True"}),
        "the highest losses go on. A loss is better the lower it is.",
        ("settings", {"alive[0]": "candidates[alive[0]]"}),
        "the settings of the one that is left came back. As before, its place in candidates is "
        "asked for.",
        ("lowest-of-all", {"alive[0]": "min(losses, key=losses.get, default=0)"}),
        "the rungs are right, but at the end all losses are compared, those of small budgets too. "
        "The one that is left has won.",
    ),
    passes=("ties: sorted(alive, key=losses.get) as reversed_sorted(alive, key=losses.get)",),
    alternatives=(new_losses_each_time, cleared, with_arrays),
)

# Question: with this fault the search found good settings on most days. Which check would have
# caught it? a) The last one's loss is lower than the mean of all. b) The rungs get shorter by the
# factor. c) Whoever is on a rung was on the one before. d) The same candidates give the same
# winner twice.
CHECK_GUESS = Guess(
    name="repair_halving_check",
    notebook=10,
    answer="c",
    because=(
        "who was thrown out must stay out. With the fault somebody comes back as soon as the loss "
        "of one of the others has risen above theirs; the places on each rung show it at once."
    ),
    wrong={
        "a": (
            "it is, with the fault too: what comes back had a low loss, if only for a small "
            "budget. Which candidates are on each rung?"
        ),
        "b": (
            "they do. As many go on as should; only not always the right ones. Which candidates "
            "are on each rung?"
        ),
        "d": "they do: nothing here is random. The same fault gives the same winner.",
    },
)
