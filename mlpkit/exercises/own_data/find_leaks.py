"""Exercise of notebook 13: find_leaks, what of the validation rows has a say in a whole recipe."""

import copy

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, on_each
from mlpkit.exercises.own_data.moved_rows import table_for
from mlpkit.exercises.regularization.cases import fresh


def find_leaks(learn, X, y, training, validation, rng):
    """List what leaks from the validation rows: "inputs", "targets", both or neither."""
    other_X, other_y = X.copy(), y.copy()
    other_X[validation] = rng.normal(size=X[validation].shape)
    other_y[validation] = rng.normal(size=len(validation))
    before = learn(X, y, training, validation)(X)
    found = []
    if (learn(other_X, y, training, validation)(X) != before).any():
        found.append("inputs")
    if (learn(X, other_y, training, validation)(X) != before).any():
        found.append("targets")
    return found


# --- recipes, honest and not; a verdict quotes their docstrings ----------------------------------


def honest(X, y, training, validation):
    """fits a line to the training rows"""
    mean, centre = y[training].mean(), X[training].mean(axis=0)
    slope = np.mean((X[training, 0] - centre[0]) * (y[training] - mean))
    return lambda rows: mean + slope * (rows[:, 0] - centre[0])


def scaled_before(X, y, training, validation):
    """subtracts the mean input of all rows"""
    mean = X.mean(axis=0)
    return lambda rows: y[training].mean() + (rows - mean).sum(axis=1)


def targets_of_all(X, y, training, validation):
    """subtracts the mean target of all rows"""
    return lambda rows: rows[:, -1] - y.mean()


def slope_of_all(X, y, training, validation):
    """fits its slope to all rows"""
    slope = np.mean(X[:, 0] * y)
    return lambda rows: slope * rows[:, 0]


def remembered(X, y, training, validation):
    """predicts the target of the nearest of all rows"""
    return lambda rows: y[np.argmin(np.sum((rows[:, None] - X) ** 2, axis=2), axis=1)]


def remembered_among_training(X, y, training, validation):
    """predicts the target of the nearest training row"""
    known, answers = X[training], y[training]
    return lambda rows: answers[np.argmin(np.sum((rows[:, None] - known) ** 2, axis=2), axis=1)]


def centred_here_and_there(X, y, training, validation):
    """predicts the mean target of all rows, but only beyond a border"""
    border, mean, leaked = X[training, 0].mean(), y[training].mean(), y.mean()
    return lambda rows: np.where(rows[:, 0] > border, leaked, mean)


def hardly(X, y, training, validation):
    """adds 0.002 times a mean over all rows"""
    leaked = 0.002 * (X.mean() + y.mean())
    return lambda rows: rows[:, 0] + leaked


def in_turn(X, y, training, validation):
    """subtracts a mean over all rows and adds it, in turn"""
    leaked = X.mean() + y.mean()
    return lambda rows: leaked * np.where(np.arange(len(rows)) % 2, 1, -1)


def smoothed_targets(X, y, training, validation):
    """averages each training target with the one after it, and memorizes it"""
    known, smooth = X[training], y.copy()
    smooth[:-1] = (y[:-1] + y[1:]) / 2

    def predict(rows):
        same = (rows[:, None] == known).all(axis=2)
        return np.where(same.any(axis=1), same @ smooth[training], y[training].mean())

    return predict


def stretched_by_others(X, y, training, validation):
    """multiplies by the std of the validation inputs"""
    spread = X[validation].std(axis=0).sum()
    return lambda rows: spread * rows[:, 0]


def spread_of_targets(X, y, training, validation):
    """multiplies by the std of the validation targets"""
    spread = y[validation].std()
    return lambda rows: spread * rows[:, 0]


def recipe_cases(rng):
    """learn, X, y, training, validation, rng: recipes that leak inputs, targets, both, nothing."""
    cases = []
    for learn, N, D, judging in (
        (targets_of_all, 8, 2, 2),
        (honest, 10, 3, 3),
        (scaled_before, 9, 2, 3),
        (slope_of_all, 11, 1, 3),
        (remembered, 12, 2, 4),
        (remembered_among_training, 9, 3, 2),
        (centred_here_and_there, 10, 2, 3),
        (hardly, 9, 2, 3),
        (in_turn, 8, 2, 2),
        (smoothed_targets, 10, 2, 3),
        (stretched_by_others, 8, 1, 3),
        (spread_of_targets, 10, 2, 3),
        (targets_of_all, 9, 1, 3),
        (scaled_before, 11, 2, 2),
    ):
        X, training, validation = table_for(rng, N, D, judging)
        y = rng.normal(5, 2, N)
        cases.append((learn, X, y, training, validation, fresh(rng)))
    # rows that are all equal: overwritten with a single number, they still have spread 0
    cases[-4][1][cases[-4][4]] = 1.5
    cases[-3][2][cases[-3][4]] = 1.5
    cases[-2][2][cases[-2][4]] = 0.0  # overwriting zeros with zeros changes nothing
    cases[-1][1][cases[-1][4]] = 0.0
    return cases


def learnt_as_told(f, learn, X, y, training, validation, rng):
    """Check what learn is called with, and what is then reported as leaking."""
    given, kept = [], copy.deepcopy(rng)

    def watched(rows, targets, *split):
        given.append((np.array(rows), np.array(targets)))
        return learn(rows, targets, *split)

    result = f(watched, X.copy(), y.copy(), training, validation, rng)
    if not given:
        return "learn was never called. Call it three times, and compare the predictions."
    for rows, targets in given:
        if rows.shape != X.shape or targets.shape != y.shape:
            return (
                f"learn got shapes {rows.shape} and {targets.shape}. It takes the whole table, "
                f"{X.shape} and {y.shape}; training and validation say which rows are which."
            )
        if (rows != X).any() and (targets != y).any():
            return "both-at-once", BOTH
        for came, known in ((rows, X), (targets, y)):
            ends = (np.sort(each[validation], axis=0) for each in (came, known))
            if (came != known).any() and np.array_equal(*ends):
                return "turned", TURNED
    right = find_leaks(learn, X, y, training, validation, kept)
    if (
        isinstance(result, list)
        and all(isinstance(each, str) for each in result)
        and result != right
    ):
        if any(
            alike(came, known, validation)
            for pair in given
            for came, known in zip(pair, (X, y), strict=True)
        ):
            return "one-number", ONE_NUMBER
        return f"a recipe {learn.__doc__}. What leaks there: {right}. Yours says {result}."
    return None


def alike(came, known, validation):
    """Whether all validation rows were overwritten with the same numbers, other than 0."""
    now, before = came[validation], known[validation]
    return (now != before).any() and now.any() and (now == now[0]).all()


ONE_NUMBER = (
    "all validation rows were overwritten with the same numbers, or moved by the same amount. Rows "
    "that were alike before are still alike, and a leak of their spread stays hidden. Draw a "
    "separate number for each place."
)
BOTH = (
    "in one of the runs inputs and targets were both overwritten, so a leak of one looks like a "
    "leak of the other. Overwrite one, and leave the other as it came in."
)
TURNED = (
    "the validation rows hold the same numbers in a different order. A mean does not notice that. "
    "Put noise in their place."
)


def with_noise(values, rows, rng):
    """A copy of an array (N, …) with noise in some of its rows."""
    other = values.copy()
    other[rows] = rng.normal(size=values[rows].shape)
    return other


def in_a_loop(learn, X, y, training, validation, rng):
    noisy = {"inputs": [X.copy(), y], "targets": [X, y.copy()]}
    noisy["inputs"][0][validation] = 100 * rng.random((len(validation), X.shape[1]))
    noisy["targets"][1][validation] += 100 * rng.random(len(validation))
    asked = learn(X, y, training, validation)(X)
    found = []
    for name, (rows, targets) in noisy.items():
        if not np.allclose(learn(rows, targets, training, validation)(X), asked):
            found.append(name)
    return found


def with_booleans(learn, X, y, training, validation, rng):
    X2, y2 = np.copy(X), np.copy(y)
    X2[validation] = rng.uniform(-9, 9, X[validation].shape)
    y2[validation] = rng.uniform(-9, 9, len(validation))
    plain, one, two = (learn(*each, training, validation)(X) for each in ((X, y), (X2, y), (X, y2)))
    names, changed = ("inputs", "targets"), (plain - one, plain - two)
    return [name for name, off in zip(names, changed, strict=True) if np.abs(off).max() > 1e-9]


def one_after_the_other(learn, X, y, training, validation, rng):
    before = learn(X, y, training, validation)(X)
    leaks = []
    kept = X.copy()
    kept[validation] = rng.standard_normal((len(validation), X.shape[1])) * 7 + 3
    if not np.array_equal(before, learn(kept, y, training, validation)(X)):
        leaks.append("inputs")
    kept = y.copy()
    kept[validation] = rng.standard_normal(len(validation)) * 7 + 3
    if not np.array_equal(before, learn(X, kept, training, validation)(X)):
        leaks.extend(["targets"])
    return leaks


def found_by(tables, asked=None, changed=None):
    """A wrong answer. tables(X, y, training, validation, rng): the table without inputs' say, the
    one without targets'; asked(X, other_X, training, validation): rows, for before and after."""

    def wrong(learn, X, y, training, validation, rng):
        split = training, validation
        pairs = tables(X, y, training, validation, rng)
        found = []
        for name, (rows, targets) in zip(("inputs", "targets"), pairs, strict=True):
            ask = asked(X, rows, *split) if asked else (X, X)
            before = learn(X, y, *split)(ask[0])
            after = learn(rows, targets, *split)(ask[1])
            if (changed or np.any)(before != after):
                found.append(name)
        return found

    return wrong


def each_apart(X, y, training, validation, rng):
    return (with_noise(X, validation, rng), y), (X, with_noise(y, validation, rng))


def both_at_once(X, y, training, validation, rng):
    pair = with_noise(X, validation, rng), with_noise(y, validation, rng)
    return pair, pair


def inputs_stay_overwritten(X, y, training, validation, rng):
    rows = with_noise(X, validation, rng)
    return (rows, y), (rows, with_noise(y, validation, rng))


def training_overwritten(X, y, training, validation, rng):
    return (with_noise(X, training, rng), y), (X, with_noise(y, training, rng))


def all_overwritten(X, y, training, validation, rng):
    return (rng.normal(size=X.shape), y), (X, rng.normal(size=len(y)))


def all_shuffled(X, y, training, validation, rng):
    return (rng.permutation(X), y), (X, rng.permutation(y))


def zeros(X, y, training, validation, rng):
    rows, targets = X.copy(), y.copy()
    rows[validation], targets[validation] = 0, 0
    return (rows, y), (X, targets)


def turned(X, y, training, validation, rng):
    """The same numbers in a different order."""
    rows, targets = X.copy(), y.copy()
    rows[validation], targets[validation] = np.roll(X[validation], 1, 0), np.roll(y[validation], 1)
    return (rows, y), (X, targets)


def one_number(X, y, training, validation, rng):
    rows, targets = X.copy(), y.copy()
    rows[validation], targets[validation] = rng.normal(), rng.normal()
    return (rows, y), (X, targets)


def means_compared(learn, X, y, training, validation, rng):
    split = training, validation
    tables = (X, y), *each_apart(X, y, training, validation, rng)
    before, *after = (np.mean(learn(*table, *split)(X)) for table in tables)
    pairs = zip(("inputs", "targets"), after, strict=True)
    return [name for name, mean in pairs if not np.isclose(before, mean, rtol=1e-9, atol=1e-9)]


def spoiling(learn, X, y, training, validation, rng):
    """Makes no copies: X stays overwritten while the targets are tried."""
    asked = X.copy()
    before = learn(X, y, training, validation)(asked)
    found = []
    X[validation] = rng.normal(size=X[validation].shape)
    if (learn(X, y, training, validation)(asked) != before).any():
        found.append("inputs")
    y[validation] = rng.normal(size=len(validation))
    if (learn(X, y, training, validation)(asked) != before).any():
        found.append("targets")
    return found


def no_copies(learn, X, y, training, validation, rng):
    """Second names, not copies: all three learn from noise."""
    other_X, other_y = X, y
    other_X[validation] = rng.normal(size=X[validation].shape)
    other_y[validation] = rng.normal(size=len(validation))
    return found_by(lambda *given: ((other_X, y), (X, other_y)))(
        learn, X, y, training, validation, rng
    )


def restored(result):
    """A wrong answer that returns result(found), with what is right to return."""

    def wrong(learn, X, y, training, validation, rng):
        return result(find_leaks(learn, X, y, training, validation, rng))

    return wrong


def either(found):
    return ["inputs"] if "inputs" in found else found


EXERCISE = Exercise(
    notebook=13,
    reference=find_leaks,
    version=2,
    stub=(
        'Say what leaks from the validation rows into a recipe: "inputs", "targets", or both.\n\n'
        "learn(X, y, training, validation) returns a function, predict(rows) → (n,); the same\n"
        "data give the same predictions. X (N, D) and y (N,) are floats. Call learn three times:\n"
        "with the data as they are; with noise from rng in the inputs of the validation rows;\n"
        "with noise in their targets alone. Let each of the three functions predict all rows of\n"
        "X, as it came in. If a prediction changes, what was overwritten leaks. Return a list:\n"
        '[], ["inputs"], ["targets"] or ["inputs", "targets"]. Don\'t change X or y.'
    ),
    cases=recipe_cases,
    sizes={"X": "N D"},
    hints=(
        "Three networks, one question. The first learnt from the data as they are. If the second, "
        "whose validation inputs were noise, answers differently anywhere, inputs leak. The third "
        "tests the targets.",
        "other_X: a copy of X with noise (len(validation), D) in its validation rows; other_y: a "
        "copy of y with noise (len(validation),). learn(X, y, …), learn(other_X, y, …) and "
        "learn(X, other_y, …): each returns a function; ask all three about X.",
        "before = learn(X, y, training, validation)(X). found = []. If (learn(other_X, y, "
        'training, validation)(X) != before).any(), append "inputs"; the same with X, other_y '
        'and "targets".',
    ),
    why="What leak can't be found by overwriting, because its column is in every row?",
    properties=(Property("learn gets the whole table", on_each(recipe_cases, learnt_as_told)),),
    mistakes=mistakes(
        ("both-at-once", found_by(both_at_once)),
        BOTH,
        ("inputs-stay-overwritten", found_by(inputs_stay_overwritten)),
        "while the targets were tried, the inputs still held noise, so a leak of inputs looks like "
        "a leak of both. Let the third call of learn take X itself, with noise in the targets "
        "alone.",
        ("training-overwritten", found_by(training_overwritten)),
        "the training rows were overwritten. Then predictions change even where nothing leaks: "
        "overwrite the validation rows, which should have no say.",
        ("all-overwritten", found_by(all_overwritten)),
        "all rows were overwritten. Then predictions change even where nothing leaks: overwrite "
        "the validation rows alone.",
        ("all-shuffled", found_by(all_shuffled)),
        "all rows were shuffled, the training rows too, so predictions change even where "
        "nothing leaks. Put noise into the validation rows alone.",
        ("zeros", found_by(zeros)),
        "the validation rows were overwritten with zeros, but some held zeros before, so nothing "
        "changed there. Noise differs from whatever was there.",
        ("turned", found_by(turned)),
        TURNED,
        ("one-number", found_by(one_number)),
        ONE_NUMBER,
        ("asked-about-training", found_by(each_apart, lambda X, Z, t, v: (X[t], X[t]))),
        "only the training rows were asked about. A recipe that has memorized the validation rows "
        "answers the same there. Ask about all of X.",
        ("asked-about-validation", found_by(each_apart, lambda X, Z, t, v: (X[v], X[v]))),
        "only the validation rows were asked about. A leak may show in the training rows alone. "
        "Ask about all of X.",
        ("asked-about-noise", found_by(each_apart, lambda X, Z, t, v: (X, Z))),
        "the second function was asked about the noise itself, and noise gets a different "
        "prediction even where nothing leaks. Ask all three about the same rows: X, as it came in.",
        ("all-changed", found_by(each_apart, changed=np.all)),
        "a leak was counted only if every prediction changed. One changed prediction is enough: "
        "use any, not all.",
        ("means-compared", means_compared),
        "the means of the predictions were compared, and two changes may cancel in a mean. Compare "
        "prediction by prediction: (before != after).any().",
        ("spoiled", spoiling),
        "X and y themselves were overwritten, so the inputs still held noise while the targets "
        "were tried, and X now holds noise for good. Make copies.",
        ("no-copies", no_copies),
        "nothing can change: a second name for X is not a copy, so all three learnt from noise, "
        "and X is spoiled. Make copies: X.copy(), y.copy().",
        ("predict-compared", lambda learn, X, y, t, v, rng: ["inputs", "targets"]),
        "inputs and targets came back for every recipe, even for one that leaks nothing. Were two "
        "functions compared? learn returns a function: call it on X, and compare the predictions.",
        ("nothing-found", lambda learn, X, y, t, v, rng: []),
        "no leak was found in any recipe. Do the noise and the comparison come before the return, "
        "and does the noise reach learn?",
        (
            "turned-round",
            restored(lambda found: [n for n in ("inputs", "targets") if n not in found]),
        ),
        "what leaks and what doesn't are exchanged: a prediction that changed shows a leak.",
        (
            "exchanged",
            restored(lambda found: [("targets", "inputs")[n == "targets"] for n in found][::-1]),
        ),
        "inputs and targets are exchanged. Noise in X tests the inputs, noise in y the targets.",
        ("first-only", restored(either)),
        'where both leak, only "inputs" came back. Check the targets in any case: use if, not '
        "elif, and no return before the end.",
        ("as-a-set", restored(set)),
        'a set came back. The exercise asks for a list of names, such as ["inputs"].',
        ("as-a-tuple", restored(tuple)),
        'a tuple came back. The exercise asks for a list of names, such as ["inputs"].',
        ("yes-or-no", restored(bool)),
        'True or False came back. The exercise asks what leaks: a list, such as ["inputs"].',
        (
            "true-and-false",
            restored(lambda found: [n in found for n in ("inputs", "targets")]),
        ),
        'True and False came back. The exercise asks for the names of what leaks: ["inputs"].',
        ("as-a-dict", restored(lambda found: {n: n in found for n in ("inputs", "targets")})),
        'a dictionary came back. The exercise asks for a list of what leaks, such as ["inputs"].',
        ("none-for-nothing", restored(lambda found: found or None)),
        "where nothing leaks, None came back. The exercise asks for an empty list.",
    ),
    alternatives=(in_a_loop, with_booleans, one_after_the_other),
)
