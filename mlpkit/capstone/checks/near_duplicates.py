"""Rows that are nearly the same as another row, and may have been made from it before the split, by
adding noise, mirroring or shifting. If rows are drawn one by one, the nearest row is not much
nearer than the next one: in D dimensions the ratio of the two distances, to the power of D, is
uniform from 0 to 1. It is not close to 0 for many rows by chance. A picture that is another's
mirror image, or the same apart from a shift, matches it to the last pixel.
"""

import numpy as np

from mlpkit.capstone.checks.exact_duplicates import worth_of
from mlpkit.capstone.tables import fine_columns, hashed
from mlpkit.capstone.verdicts import if_so, leak, sound, unclear
from mlpkit.debugging.near_duplicates import squared_distances

REAL = 0.2  # different values per row in a column that is examined; with fewer, distances repeat
# chance of so small a ratio: among 500 rows with three ratios each, 1.5 rows are expected to have
# one, not 50
SMALL = 0.001
NEARER = 0.25  # the largest ratio that counts; pictures of one bar in noise reach 0.35
# how many rows, such as several copies, may be near a row before the next one is far
TOGETHER = 3
MOST = 500  # validation rows that are examined, each against all training rows, to limit the time
MANY = 0.1  # share of those rows that matters: this many can decide a score
# share of the pairs with the same target; some labels may have been corrected since
SAME_TARGET = 0.8
# the same share where the order of rows shows nothing; it raises only a question
SURE_TARGET = 0.95
IN_STEP = 0.5  # copies were appended if this share of the pairs is the same number of rows apart
SHIFT = 2  # largest shift in pixels; notebook 08 moves its pictures by one
# how many different values a picture's middle must have: many pictures share an empty middle
FINE = 10


def judge(case):
    """The Verdict on one split."""
    task, (training, validation), right = case.task, case.places, case.right
    some = np.unique(np.linspace(0, len(validation) - 1, min(len(validation), MOST)).astype(int))
    validation, right = validation[some], right[some]
    partner, how = partners(task, training, validation)
    found = partner >= 0
    if found.sum() < max(3, MANY * len(found)):
        return sound(f"{found.sum()} of {len(found)} validation rows.")
    own, other = validation[found], partner[found]
    saw = (
        f"{len(own):,} of {len(found):,} validation rows are training rows {how}: "
        f"{task.row(own[0])} is nearly {task.row(other[0])}."
    )
    y = task.data.target
    same = np.mean(y[own] == y[other])
    apart, times = np.unique(np.abs(own - other), return_counts=True)
    step = apart[np.argmax(times)]
    if same >= SAME_TARGET and times.max() >= IN_STEP * len(own) and step > 1:
        return leak(f"{saw} Most pairs are {step:,} rows apart: copies, appended before the split.")
    counts = np.unique(y, return_counts=True)[1]
    if same >= SAME_TARGET and len(counts) > len(y) / 2:
        return leak(f"{saw} They have exactly the same target, to the last digit.")
    question = (
        "Were rows made from others before the split, or are several about one person or one "
        f"thing? {if_so('groups')}"
    )
    if worth := worth_of(right, found):
        return unclear(f"{saw} {worth}", question)
    chance = np.sum((counts / len(y)) ** 2)
    # without noise, two pictures of one thing are alike anyway
    if not task.pictures and same >= max(SURE_TARGET, (1 + chance) / 2):
        return unclear(f"{saw} {100 * same:.0f}% of them have the same target.", question)
    return sound(saw, question)


def partners(task, training, validation):
    """Return a pair: for each of the m validation rows the index (m,) of a training row that is
    nearly the same, or −1; and how the two differ, in words."""
    if task.pictures:
        rows = task.data.rows
        found = moved_pictures(rows, training, validation)
        if np.mean(found >= 0) >= MANY:
            return found, "once mirrored, turned or shifted"
        points = np.asarray(rows, np.float32).reshape(len(rows), -1)
    else:
        columns = fine_columns(task.columns, "iuf", REAL)
        points = np.stack(columns, axis=1).astype(np.float32) if len(columns) > 1 else None
    if points is None or len(training) < 50:
        return np.full(len(validation), -1), ""
    return near(points, training, validation), "apart from a little noise"


def near(points, training, validation):
    """Return (m,) for each validation row, the position of a training row that is much nearer than
    the next ones; −1 if there is none."""
    middle = points[training].mean(axis=0)
    own, others = points[validation] - middle, points[training] - middle
    squares = np.maximum(squared_distances(own, others), 0)
    order = np.argsort(squares, axis=1)[:, :20]
    apart = np.sqrt(np.take_along_axis(squares, order, axis=1).astype(float))
    size = np.sqrt((others**2).sum(axis=1).mean())
    with np.errstate(divide="ignore", invalid="ignore"):  # equal rows have no ratio
        dimensions = np.log(2) / np.nanmedian(np.log(apart[:, 19] / apart[:, 9]))
        ratios = np.log(apart[:, :TOGETHER] / apart[:, 1 : TOGETHER + 1])
        chances = np.exp(dimensions * np.arange(1, TOGETHER + 1) * ratios)
    telling = ((chances < SMALL) & (ratios < np.log(NEARER))).any(axis=1) & (
        apart[:, 0] > 1e-3 * size
    )
    return np.where(telling, training[order[:, 0]], -1)


def moved_pictures(rows, training, validation):
    """Return (m,) for each validation picture, the position of a training picture of which it is a
    mirrored, turned or shifted copy; −1 if there is none."""
    known = {}
    for place in training:
        picture, core = rows[place], middle_of(rows[place])
        if len(np.unique(core)) >= FINE:
            known.setdefault(hashed(picture.tobytes()), place)
            known.setdefault(hashed(core.tobytes()), place)
    found = np.full(len(validation), -1)
    for number, place in enumerate(validation):
        for view in views(rows[place]):
            if (other := known.get(hashed(view.tobytes()))) is not None:
                found[number] = other
                break
    return found


def middle_of(picture, down=SHIFT, right=SHIFT):
    height, width = (size - 2 * SHIFT for size in picture.shape[:2])
    return picture[down : down + height, right : right + width]


def views(picture):
    """Yield a picture mirrored and turned, and its middle cut out at each possible shift."""
    if len(np.unique(middle_of(picture))) < FINE:
        return
    yield from (picture[:, ::-1], picture[::-1], *(np.rot90(picture, k) for k in (1, 2, 3)))
    steps = range(2 * SHIFT + 1)
    yield from (
        middle_of(picture, down, right)
        for down in steps
        for right in steps
        if (down, right) != (SHIFT, SHIFT)
    )
