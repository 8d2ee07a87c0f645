"""Exercise of notebook 13: time_split, the latest rows judge and no day is divided."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, on_each
from mlpkit.own_data.splits import time_split

FIRST_DAY = 700  # so that no day can be mistaken for a row number


def days_of(sizes, rng):
    """times (N,): as many rows of each day as sizes say, in random order."""
    days = FIRST_DAY + np.cumsum(rng.integers(2, 9, len(sizes)))
    return rng.permutation(np.repeat(days, sizes))


def time_cases(rng):
    """times (N,), share: with and without days of several rows, shares that are rounded."""
    wanted = [
        ([1] * 10, 0.2),
        ([1, 2, 1, 3, 1, 3, 1], 0.25),  # 3 of 12 rows; the earliest of their days has 3 rows
        ([1] * 9, 0.3),  # 2.7 rows
        ([2, 1, 1, 2, 1, 1, 2, 1], 0.4),  # 4.4 rows
        ([4, 1, 2, 3, 1, 5, 2, 6, 3, 1], 0.35),
        ([1, 1, 2, 2], 0.5),
        ([1] * 12, 0.35),  # 4.2 rows
        ([1] * 15, 0.3),  # 4.5 rows judge and 10.5 train: both are rounded down
    ]
    return [(days_of(sizes, rng), share) for sizes, share in wanted]


def sides(f, times, share):
    """f's result as (1 for each row that trains, 1 for each that judges), in the required form;
    else two arrays of that length all the same, so that the properties say what is wrong."""
    result = f(times, share)
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        return result
    if fault_of(result, times):
        return tuple(padded(part, len(times)) for part in result)
    return tuple(np.isin(np.arange(len(times)), part).astype(int) for part in result)


def padded(part, N):
    """A part that is not in the required form, as N numbers below 0."""
    part, out = np.ravel(np.asarray(part)), np.full(N, -1000)
    if part.dtype.kind in "biu":
        out[: min(N, len(part))] = -2 - part[:N]
    return out


def fault_of(result, times):
    """What is wrong with the form of two parts: a sentence, (slug, sentence), or None."""
    N = len(times)
    if any(isinstance(part, tuple) for part in result):
        return "np.where returns a tuple with one array in it. Take that array: [0]."
    parts = [np.asarray(part) for part in result]
    if any(part.ndim != 1 or part.dtype.kind not in "iu" for part in parts):
        return "the exercise asks for two arrays of row numbers, one (n,) for each side."
    rows = np.concatenate(parts)
    outside = rows[(rows < 0) | (rows >= N)]
    if outside.size:
        return f"{N} rows have the numbers 0 to {N - 1}, but the number {outside[0]} came back."
    counts = np.bincount(rows, minlength=N)
    if (counts != 1).any():
        return (
            f"{np.sum(counts == 0)} of {N} rows are on neither side, and {np.sum(counts > 1)} came "
            "more than once. Each should be on one side, once."
        )
    if any((np.diff(part) < 0).any() for part in parts):
        return "in-order-of-time", ORDER
    return None


ORDER = "the row numbers come in order of time, or in no order. They should be ascending."


def each_row_once(f, times, share):
    result = f(times.copy(), share)
    if isinstance(result, (tuple, list)) and len(result) == 2:
        return fault_of(result, times)
    return None


def no_day_is_divided(f, times, share):
    training, validation = (set(times[part].tolist()) for part in f(times.copy(), share))
    if both := training & validation:
        verb = "is" if len(both) == 1 else "are"
        return "day-divided", (
            f"{len(both)} of {len(training | validation)} days {verb} divided: some of a day's "
            "rows are in training, others in validation. Find the earliest day that is held out, "
            "and hold out all of its rows."
        )
    return None


EARLIEST = (
    "the earliest rows were held out. The question is about the days to come: hold out the latest."
)


def the_latest_judge(f, times, share):
    training, validation = f(times.copy(), share)
    exchanged = np.array_equal(validation, time_split(times, share)[0])
    if times[validation].max() < times[training].min() and not exchanged:
        return "earliest-judge", EARLIEST
    return None


def by_hand(f, rng):
    rows = np.asarray(f(np.array([13, 11, 15, 12, 14]), 0.4)[1]).tolist()
    if rows != [2, 4]:
        judging = f"row {rows[0]} is held out" if len(rows) == 1 else f"rows {rows} are held out"
        return (
            "five rows have the days 13, 11, 15, 12 and 14. With share = 0.4 the two latest should "
            f"be held out, rows 2 and 4. Here {judging}."
        )
    return None


def by_sorting(times, share=0.2):
    size = round(share * len(times))
    border = np.sort(times)[-size]
    judges = times >= border
    return np.flatnonzero(~judges), np.flatnonzero(judges)


def by_argsort(times, share=0.2):
    """The latest rows, then whatever shares a day with them."""
    order = np.argsort(times)
    latest = order[len(times) - round(share * len(times)) :]
    judges = np.isin(times, times[latest])
    places = np.arange(len(times))
    return places[~judges], places[judges]


def day_by_day(times, share=0.2):
    chosen, days = [], sorted(set(times.tolist()))
    while len(chosen) < round(share * len(times)):
        day = days.pop()
        chosen += [n for n in range(len(times)) if times[n] == day]
    return np.array([n for n in range(len(times)) if n not in chosen]), np.array(sorted(chosen))


def in_a_loop(times, share=0.2):
    border = sorted(times)[len(times) - round(share * len(times))]
    training, validation = [], []
    for row, time in enumerate(times):
        (validation if time >= border else training).append(row)
    return np.array(training), np.array(validation)


def day_divided(times, share=0.2):
    order = np.argsort(times, kind="stable")
    size = round(share * len(times))
    return np.sort(order[:-size]), np.sort(order[-size:])


def in_order_of_time(times, share=0.2):
    border = np.sort(times)[-round(share * len(times))]
    order = np.argsort(times, kind="stable")
    return order[times[order] < border], order[times[order] >= border]


def other_way_round(times, share=0.2):
    border = np.sort(times)[-round((1 - share) * len(times))]
    return np.flatnonzero(times < border), np.flatnonzero(times >= border)


def rest_rounded(times, share=0.2):
    border = np.sort(times)[round((1 - share) * len(times))]
    return np.flatnonzero(times < border), np.flatnonzero(times >= border)


def counted_from_the_start(times, share=0.2):
    border = np.sort(times)[round(share * len(times))]
    return np.flatnonzero(times < border), np.flatnonzero(times >= border)


def not_sorted(times, share=0.2):
    border = times[-round(share * len(times))]
    return np.flatnonzero(times < border), np.flatnonzero(times >= border)


def last_rows(times, share=0.2):
    places, size = np.arange(len(times)), round(share * len(times))
    return places[:-size], places[-size:]


def first_rows(times, share=0.2):
    places, size = np.arange(len(times)), round(share * len(times))
    return places[size:], places[:size]


def earliest(times, share=0.2):
    border = np.sort(times)[round(share * len(times)) - 1]
    return np.flatnonzero(times > border), np.flatnonzero(times <= border)


def share_of_days(times, share=0.2):
    days = np.unique(times)
    border = days[-round(share * len(days))]
    return np.flatnonzero(times < border), np.flatnonzero(times >= border)


def share_of_span(times, share=0.2):
    border = times.max() - share * (times.max() - times.min())
    return np.flatnonzero(times < border), np.flatnonzero(times >= border)


def by_quantile(times, share=0.2):
    border = np.quantile(times, 1 - share)
    return np.flatnonzero(times < border), np.flatnonzero(times >= border)


def border_day_trains(times, share=0.2):
    border = np.sort(times)[-round(share * len(times))]
    return np.flatnonzero(times <= border), np.flatnonzero(times > border)


def border_day_trains_when_divided(times, share=0.2):
    size = round(share * len(times))
    border = np.sort(times)[-size - 1]  # the latest day that would train
    return np.flatnonzero(times <= border), np.flatnonzero(times > border)


def rounded(times, share, how):
    border = np.sort(times)[-how(share * len(times))]
    return np.flatnonzero(times < border), np.flatnonzero(times >= border)


def on_both_sides(times, share=0.2):
    size = round(share * len(times))
    order = np.argsort(times, kind="stable")
    return np.sort(order[:-size]), np.flatnonzero(times >= times[order[-size]])


def on_neither_side(times, share=0.2):
    size = round(share * len(times))
    order = np.argsort(times, kind="stable")
    return np.flatnonzero(times < times[order[-size]]), np.sort(order[-size:])


def training_has_all(times, share=0.2):
    return np.arange(len(times)), time_split(times, share)[1]


def exchanged(times, share=0.2):
    return time_split(times, share)[::-1]


def true_and_false(times, share=0.2):
    judges = times >= np.sort(times)[-round(share * len(times))]
    return ~judges, judges


def the_times(times, share=0.2):
    return tuple(times[rows] for rows in time_split(times, share))


def sorted_places(times, share=0.2):
    ordered, places = np.sort(times), np.arange(len(times))
    border = ordered[-round(share * len(times))]
    return places[ordered < border], places[ordered >= border]


def judges_alone(times, share=0.2):
    return time_split(times, share)[1]


EXERCISE = Exercise(
    notebook=13,
    reference=time_split,
    worked=by_sorting,
    stub=(
        "Split rows by time; return the row numbers that train and those that judge.\n\n"
        "times (N,): integers, the day of each row, in any order. The latest round(share * N)\n"
        "rows judge, and with them every other row of the earliest of their days: a day is\n"
        "not divided. All earlier rows train. Both arrays hold row numbers, 0 to N − 1, in\n"
        "ascending order."
    ),
    cases=time_cases,
    run=sides,
    returns=("training", "validation"),
    properties=(
        Property("each row once, in order", on_each(time_cases, each_row_once)),
        Property("no day is divided", on_each(time_cases, no_day_is_divided)),
        Property("the latest judge", on_each(time_cases, the_latest_judge)),
        Property("five rows by hand", by_hand),
    ),
    hints=(
        "Everything follows from one day, the border: all rows before it go to training. Which day "
        "is it? Sort the days, and count from the end.",
        "size = round(share · N). The border is the size-th day from the end of the sorted times. "
        "A row is held out if its time is the border or later: (N,) True or False. Rows of one day "
        "get the same answer, so no day is divided.",
        "border = np.sort(times)[-size]; judges = times >= border; np.flatnonzero(~judges) and "
        "np.flatnonzero(judges) are the row numbers.",
    ),
    why="A shop plans next week. What does a split by row measure, and what does one by time?",
    mistakes=mistakes(
        ("day-divided", day_divided),
        "these are the latest rows, but one day is divided: some of its rows are in training, "
        "others in validation. Find the earliest day that is held out, and hold out all of its "
        "rows.",
        ("in-order-of-time", in_order_of_time),
        ORDER,
        ("share-trains", other_way_round),
        "`share` of the rows went to training. It is the share that should be held out.",
        ("rest-rounded", rest_rounded),
        "the number of training rows was rounded. Round the number of rows that are held out, "
        "round(share · N); the others go to training.",
        ("counted-from-the-start", counted_from_the_start),
        "the border was counted from the start of the sorted times, so most rows are held out. "
        "Count from the end: [-round(share · N)].",
        ("not-sorted", not_sorted),
        "the border is the time of a row near the end of the table, but the table is not sorted "
        "by time. Sort the times first.",
        ("last-rows", last_rows),
        "the last rows of the table were held out. The table is in no particular order: look at "
        "times.",
        ("first-rows", first_rows),
        "the first rows of the table were held out, whatever their time. Look at times, and hold "
        "out the latest.",
        ("earliest-judge", earliest),
        EARLIEST,
        ("share-of-days", share_of_days),
        "a share of the days was taken. It should be a share of the rows, round(share · N): a day "
        "may have several.",
        ("share-of-span", share_of_span),
        "the border is at a share of the time that passed. Put it where round(share · N) rows are "
        "on it or after it: count rows, not days.",
        ("by-quantile", by_quantile),
        "np.quantile interpolates, so the border is off whenever share · N has to be rounded. "
        "Count round(share · N) rows from the end of the sorted times.",
        ("border-day-trains", border_day_trains),
        "too few rows are held out: the earliest day among the latest rows went to training. That "
        "whole day should be held out.",
        ("divided-day-trains", border_day_trains_when_divided),
        "where the border would divide a day, that day went to training. That whole day should be "
        "held out.",
        ("rounded-down", lambda times, share=0.2: rounded(times, share, int)),
        "share · N was rounded down. It should be round(share · N).",
        ("rounded-up", lambda times, share=0.2: rounded(times, share, lambda x: int(np.ceil(x)))),
        "share · N was rounded up. It should be round(share · N).",
        ("one-too-many", lambda times, share=0.2: rounded(times, share, lambda x: round(x) + 1)),
        "the border is one row too early, so one row too many is held out, with all of its day. "
        "The last of the sorted times is [-1], so the border should be [-round(share · N)].",
        ("on-both-sides", on_both_sides),
        "some rows of one day are both in training and held out. A row that is held out must not "
        "be in training.",
        ("on-neither-side", on_neither_side),
        "some rows of one day are on neither side. Every row that is not held out should be in "
        "training.",
        ("training-has-all", training_has_all),
        "all rows are in training, even the latest. A row that is held out must not be in "
        "training.",
        ("exchanged", exchanged),
        "the two arrays are exchanged: training should come first.",
        ("true-and-false", true_and_false),
        "True or False came back for each row. The exercise asks for row numbers: np.flatnonzero "
        "makes them.",
        ("times", the_times),
        "these are the days of the rows. The exercise asks for row numbers, 0 to N − 1.",
        ("sorted-places", sorted_places),
        "these are indices in the sorted times. The exercise asks for the rows of the table as it "
        "came: compare times itself with the border.",
        ("judges-alone", judges_alone),
        "one array came back. The exercise asks for two: the training rows, then those that are "
        "held out.",
    ),
    alternatives=(by_sorting, by_argsort, day_by_day, in_a_loop),
)
