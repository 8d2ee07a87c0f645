"""Exercise of notebook 13: group_split, all rows of a group on one side."""

import copy
import math

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number, on_each
from mlpkit.exercises.regularization.cases import fresh
from mlpkit.own_data.splits import group_split, row_split

# Whatever groups were drawn, these facts are the same for every right answer.
FACTS = (
    *("parts", "true or false", "places", "complete", "overlap", "repeats", "in order"),
    *("groups on both sides", "groups that judge", "rounded down", "exchanged", "names"),
    *("lowest", "largest", "anew", "from rng"),
)


def group_cases(rng):
    """groups (N,) of unequal size, in any order, rng, share."""
    wanted = [
        ([5, 1, 3, 8, 2, 4, 1, 6, 2, 3, 1, 1, 2, 4], 0.31),
        ([9, 2, 4, 7, 1, 3, 5, 2, 8, 1, 4], 0.32),
        ([3] * 12, 0.3),
        ([1, 12, 2, 9, 3, 7, 1, 2, 5, 4], 0.6),
    ]
    return [(in_groups(sizes, rng), fresh(rng), share) for sizes, share in wanted]


def in_groups(sizes, rng):
    """groups (N,): a separate number for each, none of them small; rows in random order."""
    names = 100 + 7 * rng.permutation(len(sizes))
    return rng.permutation(np.repeat(names, sizes))


def two_arrays(result):
    """Whether a result is two arrays of whole numbers, (n,) each."""
    return (
        isinstance(result, (tuple, list))
        and len(result) == 2
        and all(np.ndim(part) == 1 and len(part) for part in result)
        and all(np.asarray(part).dtype.kind in "iu" for part in result)
    )


def true_or_false(result):
    """Whether a result is two arrays of booleans."""
    parts = result if isinstance(result, (tuple, list)) else ()
    return [np.asarray(part).dtype.kind for part in parts] == ["b", "b"]


def observed(f, groups, rng, share):
    """FACTS about a split, three more from the same generator, and three from its copy."""
    own, kept = copy.deepcopy(rng), groups.copy()
    result = f(groups, rng, share)
    if result is None:
        return None
    count = len(result) if isinstance(result, (tuple, list)) else 1
    if not two_arrays(result):
        return (count, true_or_false(result), *(False,) * (len(FACTS) - 2))
    training, validation = (np.asarray(part).tolist() for part in result)
    inside = all(0 <= place < len(kept) for place in (*training, *validation))
    if not inside:
        named = set(training) | set(validation) <= set(kept.tolist())
        return (count, *(False,) * 10, named, *(False,) * 4)
    sides = [set(kept[places].tolist()) for places in (training, validation)]
    others, again = ([judges(f, kept, r, share) for _ in range(3)] for r in (rng, own))
    still = all(sides[1] == other for other in others)  # although 210 sets or more are possible
    lowest, largest = undrawn(kept, len(sides[1]))
    G = len(set(kept.tolist()))
    return (
        count,
        False,
        True,
        {*training, *validation} == set(range(len(kept))),
        bool(set(training) & set(validation)),
        len(set(training)) < len(training) or len(set(validation)) < len(validation),
        training == sorted(training) and validation == sorted(validation),
        bool(sides[0] & sides[1]),
        len(sides[1]) == round(share * G),
        len(sides[1]) == int(share * G),
        len(sides[0]) == round(share * G),
        False,
        still and sides[1] == lowest,
        still and sides[1] == largest,
        not still,
        [sides[1], *others[:2]] == again,
    )


def undrawn(groups, count):
    """Sets of groups not drawn at random: those with the lowest numbers, and with most rows."""
    names, sizes = np.unique(groups, return_counts=True)
    largest = names[np.argsort(-sizes, kind="stable")]
    return [set(order[:count].tolist()) for order in (names, largest)]


def judges(f, groups, rng, share):
    """The groups that are set aside to judge."""
    result = f(groups.copy(), rng, share)
    if not two_arrays(result) or not all(0 <= n < len(groups) for n in result[1]):
        return set()
    return set(groups[np.asarray(result[1])].tolist())


def people(rng):
    """40 rows about 10 people, two of whom have 11 each."""
    return in_groups([11, 1, 2, 3, 1, 11, 4, 2, 3, 2], rng)


def splits(rng):
    return [(people(rng), fresh(rng), 0.3), *group_cases(rng)]


def two_arrays_of_places(f, groups, rng, share):
    result = f(groups.copy(), rng, share)
    expected = (
        "the exercise asks for two arrays of row numbers, first those of training, then those of "
        "validation."
    )
    if not isinstance(result, (tuple, list)):
        return f"one thing came back; {expected}"
    if len(result) != 2:
        return f"{len(result)} things came back; {expected}"
    if true_or_false(result):
        return (
            "two arrays of True and False came back, one for each row. np.flatnonzero makes row "
            "numbers of them."
        )
    if not np.size(result[1]) and np.size(result[0]) == len(groups):
        return (
            "no row is in validation. Were numbers drawn that no group has? Draw from "
            "np.unique(groups): the numbers of groups have gaps."
        )
    if not two_arrays(result):
        return f"what came back is not an array of whole numbers, (n,), or is empty; {expected}"
    places = np.concatenate(result)
    if places.min() < 0 or places.max() >= len(groups):
        what = "the names of groups" if set(places) <= set(groups) else "other numbers"
        return f"{len(groups)} rows have the numbers 0 to {len(groups) - 1}, but {what} came back."


def every_row_once(f, groups, rng, share):
    training, validation = map(np.asarray, f(groups.copy(), rng, share))
    counts = np.bincount([*training, *validation], minlength=len(groups))
    if (counts != 1).any():
        return (
            f"{np.sum(counts == 0)} of {len(groups)} rows are on neither side, and "
            f"{np.sum(counts > 1)} came more than once. Each should be on one side, once."
        )
    for name, places in (("training", training), ("validation", validation)):
        if (np.diff(places) < 0).any():
            return f"the {name} row numbers are not in order. They should be ascending."


def nobody_on_both_sides(f, groups, rng, share):
    training, validation = map(np.asarray, f(groups.copy(), rng, share))
    if both := set(groups[training]) & set(groups[validation]):
        return (
            f"{len(both)} of {len(np.unique(groups))} people have rows on both sides, so what is "
            "learnt about them in training helps in validation. All rows of a group should go to "
            "one side."
        )


def the_share_is_one_of_groups(f, groups, rng, share):
    """The number of people is the same in all of five draws."""
    drawn = [f(groups.copy(), rng, share) for _ in range(5)]
    counts = [len(set(groups[np.asarray(validation)])) for _, validation in drawn]
    rows = [len(validation) for _, validation in drawn]
    sizes = np.unique(groups, return_counts=True)[1]
    G, exact = len(sizes), share * len(sizes)
    if set(counts) == {round(exact)}:
        return None
    rounded = "" if number(exact) == str(round(exact)) else f", rounded {round(exact)}"
    told = (
        f"{number(share)} of {G} people is {number(exact)}{rounded}. In five splits, "
        f"{', '.join(map(str, counts))} of them are in validation."
    )
    if set(counts) in ({math.floor(exact)}, {math.ceil(exact)}):
        return "rounded", (
            f"{told} Was it rounded {'down, as int does' if counts[0] < exact else 'up'}? round "
            "takes the nearest whole number."
        )
    around = (share * len(groups) - 4, share * len(groups) + sizes.max())
    as_many_rows = all(around[0] <= count <= around[1] for count in rows)
    if as_many_rows and len(set(counts)) > 1 and max(counts) > round(exact):
        return "share-of-rows", (
            f"{told} Were groups added until a share of the rows was reached? It should be a "
            "share of the groups."
        )
    if len(set(counts)) > 1 and min(counts) > round(exact):
        told += " Were rows drawn, and their groups set aside? Draw from np.unique(groups)."
    numbered = np.unique(groups, return_inverse=True)[1]
    renamed = [len(judges(f, numbered, rng, share)) for _ in range(5)]
    if set(renamed) == {round(exact)}:  # if the numbers have no gaps, the answer is right
        told += (
            " Were numbers drawn that no group has? The numbers of groups have gaps: draw from "
            "np.unique(groups)."
        )
    elif min(counts) < round(exact) < max(counts):
        told += f" Did a random number decide about each group? Draw {round(exact)} groups at once."
    if len(set(counts)) > 1 and max(counts) <= round(exact) and not as_many_rows:
        told += (
            " Was a group drawn twice, as rng.choice does without replace=False, or a number that "
            "no group has? Draw from np.unique(groups)."
        )
    return told


def drawn_anew(f, rng):
    groups, own = people(rng), fresh(rng)
    same = copy.deepcopy(own)
    first, *others = (judges(f, groups, own, 0.3) for _ in range(5))
    again = judges(f, groups, same, 0.3)
    if all(first == other for other in others):
        told = "" if first not in undrawn(groups, 3) else ", by number or by size"
        return f"five calls set the same groups aside{told}. Draw them from the rng that comes in."
    if first != again:
        return (
            "two generators in the same state gave different splits. Draw from the rng that comes "
            "in, or no run can be repeated."
        )


def by_loops(groups, rng, share=0.2):
    names = sorted(set(groups.tolist()))
    size = round(share * len(names))
    chosen = set(rng.permutation(names)[:size].tolist())
    training, validation = [], []
    for place, name in enumerate(groups.tolist()):
        (validation if name in chosen else training).append(place)
    return np.array(training), np.array(validation)


def by_choice(groups, rng, share=0.2):
    names = np.unique(groups)
    chosen = rng.choice(names, round(share * len(names)), replace=False)
    judges = np.isin(groups, chosen)
    return np.where(~judges)[0], np.where(judges)[0]


def by_numbers(groups, rng, share=0.2):
    names, numbers = np.unique(groups, return_inverse=True)
    rank = rng.permutation(len(names))
    places = np.arange(len(groups))
    judges = rank[numbers] < round(share * len(names))
    return places[~judges], np.setdiff1d(places, places[~judges])


def by_rows(groups, rng, share=0.2):
    return row_split(len(groups), rng, share)


def share_of_rows(groups, rng, share=0.2):
    chosen, rows = [], 0
    for name in rng.permutation(np.unique(groups)):
        if rows >= share * len(groups):
            break
        chosen.append(name)
        rows += np.sum(groups == name)
    judges = np.isin(groups, chosen)
    return np.flatnonzero(~judges), np.flatnonzero(judges)


def within_each_group(groups, rng, share=0.2):
    validation = []
    for name in np.unique(groups):
        members = rng.permutation(np.flatnonzero(groups == name))
        validation.extend(members[: round(share * len(members))])
    return np.setdiff1d(np.arange(len(groups)), validation), np.sort(validation)


def with_replacement(groups, rng, share=0.2):
    names = np.unique(groups)
    chosen = rng.choice(names, round(share * len(names)))
    chosen[-1] = chosen[0]  # so that the fault shows for any draw
    judges = np.isin(groups, chosen)
    return np.flatnonzero(~judges), np.flatnonzero(judges)


def largest_first(groups, rng, share=0.2):
    names, counts = np.unique(groups, return_counts=True)
    chosen = names[np.argsort(-counts, kind="stable")][: round(share * len(names))]
    judges = np.isin(groups, chosen)
    return np.flatnonzero(~judges), np.flatnonzero(judges)


def from_a_generator_of_its_own(seed):
    return lambda groups, rng, share=0.2: group_split(groups, np.random.default_rng(seed), share)


def in_place(groups, rng, share=0.2):
    result = group_split(groups, rng, share)
    rng.shuffle(groups)
    return result


RESULT = "np.flatnonzero(~judges), np.flatnonzero(judges)"

EXERCISE = Exercise(
    notebook=13,
    reference=group_split,
    worked=by_loops,
    stub=(
        "Split rows by their groups; return the row numbers that train and those that judge.\n\n"
        "groups (N,): for each row the number of its group, any integers. Draw\n"
        "round(share * G) of the G groups from rng. All their rows go to validation, all other\n"
        "rows to training. Both arrays hold row numbers, 0 to N − 1, in ascending order."
    ),
    cases=group_cases,
    run=observed,
    returns=FACTS,
    hints=(
        "Draw groups, not rows. Make a list in which each group occurs once, draw from it, and "
        "ask for each row whether its group was drawn.",
        "names (G,): each group once. size = round(share · G). chosen: the first `size` of names "
        "in a random order. A row goes to validation if its group is in chosen. Return the numbers "
        "of the rows whose group is not in chosen, then of those whose group is.",
        "np.unique(groups) gives each group once, rng.permutation(names)[:size] draws, "
        "np.isin(groups, chosen) says True or False for each row, and np.flatnonzero returns the "
        "row numbers of True. ~ exchanges True and False.",
    ),
    why="Ten scans of each person: what does a split by row measure, and what does one by person?",
    properties=(
        Property("two arrays of row numbers", on_each(splits, two_arrays_of_places)),
        Property("every row once, in order", on_each(splits, every_row_once)),
        Property("nobody on both sides", on_each(splits, nobody_on_both_sides)),
        Property("a share of the groups", on_each(splits, the_share_is_one_of_groups)),
        Property("a new draw, from rng", drawn_anew),
    ),
    mistakes=mistakes(
        ("by-rows", by_rows),
        "rows were drawn one by one, so that a group has rows on both sides. Draw groups: all rows "
        "of a group should go to one side.",
        ("share-of-rows", share_of_rows),
        "groups were added until a share of the rows was reached. It should be a share of the "
        "groups: round(share · G) of them.",
        ("within-each-group", within_each_group),
        "a share of each group's rows was set aside, so every group is on both sides. Set whole "
        "groups aside.",
        ("rows-counted", {"len(names), share": "len(groups), share"}),
        "the number of groups to draw was taken from the number of rows, and is too large. It "
        "should be round(share · G), of G groups.",
        ("drawn-from-rows", {"permutation(names)": "permutation(groups)"}),
        "groups were drawn from the list of rows, where a large group occurs often. Some came "
        "twice, so too few were set aside. Draw from a list that has each group once.",
        ("not-drawn", {"rng.permutation(names)": "names"}),
        "the groups with the lowest numbers were set aside. Draw groups at random: the order of "
        "their numbers may mean something.",
        ("largest-groups", largest_first),
        "the largest groups were set aside. Draw groups at random, whatever their size.",
        ("with-replacement", with_replacement),
        "groups were drawn with replacement, which is what rng.choice does unless told "
        "replace=False. Some came twice, so too few were set aside.",
        ("exchanged", {RESULT: "np.flatnonzero(judges), np.flatnonzero(~judges)"}),
        "the two arrays are exchanged: training should come first, and `share` is the share of the "
        "groups that go to validation.",
        ("one-group-less", {"[:size]": "[: size - 1]"}),
        "one group too few was set aside. It should be round(share · G).",
        ("rounded", {"[:size]": "[: int(share * len(names))]"}),
        "the number of groups was rounded down, as int does. It should be round(share · G).",
        ("training-has-all", {"np.flatnonzero(~judges)": "np.arange(len(groups))"}),
        "all rows are in training, even the validation rows. No row should be in both: leave those "
        "out.",
        ("true-and-false", {RESULT: "~judges, judges"}),
        "True or False came back for each row. The exercise asks for row numbers: np.flatnonzero "
        "makes them.",
        ("names-of-groups", {RESULT: "np.setdiff1d(names, chosen), np.sort(chosen)"}),
        "these are the groups of each side: good so far. The exercise asks for the numbers of "
        "their rows, 0 to N − 1.",
        ("validation-alone", {"np.flatnonzero(~judges), ": ""}),
        "one array came back. The exercise asks for two: the training rows, then the validation "
        "rows.",
        (
            "places-of-groups",
            {"np.isin(groups, chosen)": "np.isin(np.arange(len(groups)), np.arange(size))"},
        ),
        "the numbers 0 to size − 1 were taken for row numbers, but they are indices in the list of "
        "groups. Ask for each row whether its group was drawn.",
        ("own-generator", from_a_generator_of_its_own(0)),
        "every call sets the same groups aside: a generator made inside the function starts afresh "
        "each time. Draw from the rng that comes in.",
        ("other-generator", from_a_generator_of_its_own(None)),
        "the groups are not drawn from the rng that comes in, so no run can be repeated.",
        ("changed-input", in_place),
        "changed groups in place: the numbers belong to other rows now. rng.permutation returns a "
        "new array; rng.shuffle does not.",
    ),
    alternatives=(by_loops, by_choice, by_numbers),
)
