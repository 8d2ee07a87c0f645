"""Each check by itself: its input, and its verdict."""

import threading

import numpy as np
import pandas as pd
import pytest

from mlpkit.capstone import capstone, runs
from mlpkit.capstone.arguments import column_given, own_data
from mlpkit.capstone.calls import GUARD, listening
from mlpkit.capstone.candidates import Candidate, candidates
from mlpkit.capstone.case import Case
from mlpkit.capstone.checks import (
    baseline,
    exact_duplicates,
    interpolated_rows,
    later_targets,
    near_duplicates,
    preparation,
    prepared_before,
    row_by_row,
    rows_as_noise,
    rows_left_out,
    single_columns,
    split_places,
    target_reversed,
    unnamed_groups,
    withheld_rows,
)
from mlpkit.capstone.fingerprints import fingerprint_of
from mlpkit.capstone.intervals import Interval
from mlpkit.capstone.links import links_of
from mlpkit.capstone.overwritten_rows import overwritten
from mlpkit.capstone.reach import reach
from mlpkit.capstone.register import Kept
from mlpkit.capstone.scores import lead
from mlpkit.capstone.signatures import is_target_mean
from mlpkit.capstone.task import Task
from mlpkit.capstone.verdicts import LEAK, SOUND, UNCLEAR, Verdict, overall
from mlpkit.data.tables import load_table
from tests.capstone import recipes
from tests.capstone.faulty import persons_that_are_not_named

TRAINING, VALIDATION = np.arange(120), np.arange(120, 160)


def task(data=None, groups=None, time=None, **functions):
    data = own_data(recipes.table() if data is None else data)
    rest = np.arange(len(data) * 4 // 5)
    functions = {"split": None, "prepare": None, "train": None} | functions
    given = (data, *functions.values(), groups, time, rest, np.arange(len(rest), len(data)), 5)
    return Task("mine", *given)


def judged(check, task, training=TRAINING, validation=VALIDATION, **known):
    """A check's Verdict on a task with a known split and some known results."""
    case = Case(task, None)
    vars(case).update(places=(training, validation), **known)
    return check.judge(case)


def test_a_leak_outweighs_can_t_tell_which_outweighs_sound():
    words = [Verdict("a", each, "") for each in (SOUND, UNCLEAR, LEAK)]
    assert overall(words) == LEAK
    assert overall(words[:2]) == UNCLEAR
    assert overall(words[:1]) == "no leak found"
    with pytest.raises(ValueError, match="expected sound, leak, can't tell"):
        Verdict("a", "fine", "")


def test_the_split_check_finds_shared_rows_shared_groups_and_later_rows():
    assert judged(split_places, task()).verdict == SOUND
    found = judged(split_places, task(), TRAINING, np.arange(119, 160))
    assert found.verdict == LEAK
    assert "1 of 41 validation rows are training rows too, row 119" in found.saw
    found = judged(split_places, task(groups=np.arange(240) // 7))
    assert found.verdict == LEAK
    assert "both of group 17" in found.saw
    assert judged(split_places, task(groups=np.arange(240) // 8)).verdict == SOUND
    found = judged(split_places, task(time=-np.arange(240.0)))
    assert "120 training rows are later than row 159" in found.saw
    assert judged(split_places, task(time=np.arange(240.0))).verdict == SOUND
    assert judged(split_places, task(), TRAINING, VALIDATION[:12]).verdict == UNCLEAR


def test_copies_beyond_chance_are_a_leak_and_copies_of_coarse_rows_are_natural():
    rows, y = recipes.table()
    twice = np.r_[0:120, 0:40, 160:240]
    again = task((rows.iloc[twice].reset_index(drop=True), y[twice]))
    right = np.ones(len(VALIDATION))
    found = judged(exact_duplicates, again, right=right)
    assert found.verdict == LEAK
    assert "40 of 40" in found.saw
    assert "row 120 is row 0 again" in found.saw
    rng = np.random.default_rng(0)
    coarse = task((rng.integers(0, 3, (240, 3)), rng.integers(0, 2, 240)))
    assert judged(exact_duplicates, coarse, right=right).verdict == SOUND
    few = np.r_[0:122, 0:2, 124:240]
    assert judged(exact_duplicates, task((rows.iloc[few], y[few])), right=right).verdict == SOUND


def test_a_column_that_gives_the_target_away_is_a_question_and_not_a_leak():
    rows, y = recipes.table()
    told = judged(single_columns, task((rows.assign(after=np.where(y, 3.5, np.nan)), y)))
    assert told.verdict == SOUND
    assert len(told.questions) == 1
    assert "`after` alone gives 100%" in told.questions[0]
    assert judged(single_columns, task((rows, y))).questions == ()
    X, y = recipes.numbers()
    told = judged(single_columns, task((np.column_stack([X, 3 * y + 1]), y)))
    assert "column 4" in told.questions[0]


def test_combinations_of_columns_that_give_the_target_away_are_asked_about():
    rng = np.random.default_rng(0)
    rows, y = recipes.table()

    def asked(rows, y):
        return " ".join(judged(single_columns, task((rows, y))).questions)

    refund = np.where(rng.random(240) < 0.05, 1 - y, y) * rng.uniform(5, 90, 240)
    refund = [f"{each:.2f} EUR" if each > 0 else None for each in refund]
    filled = rows.assign(refund=refund)
    assert "`refund` is missing alone gives" in asked(filled, y)
    a, b = rng.normal(size=(2, 240))
    assert "`a` − `b` gives 100%" in asked(pd.DataFrame({"a": a, "b": b}), (a > b).astype(int))
    a, b, c = rng.uniform(1, 9, (3, 240))
    three = pd.DataFrame({"a": a, "b": b, "c": c})
    assert "weighted sum of `" in asked(three, a - 2 * b)
    assert "products of `" in asked(three, a * b)
    assert "product of powers of `" in asked(three, a / b)
    assert asked(three, a - b + 0.3 * rng.normal(size=240)) == ""
    pictures = rng.integers(0, 200, (240, 6, 6)).astype(np.uint8)
    assert asked(pictures, y) == ""
    pictures[:, 0, 3] = np.where(y, 9, 7)
    assert "The pixel (0, 3) alone gives 100%" in asked(pictures, y)


def test_values_and_blanks_that_occur_in_a_single_class_are_asked_about():
    rng = np.random.default_rng(0)
    y = (rng.random(400) < 0.3).astype(int)
    x = rng.normal(size=400).round(2)

    def asked(x, y=y, groups=None):
        table = pd.DataFrame({"x": x, "z": rng.normal(size=400)})
        return " ".join(judged(single_columns, task((table, y), groups=groups)).questions)

    assert asked(x) == ""
    holes = rng.random(400) < 0.2
    assert asked(np.where(holes, np.nan, x)) == ""
    blank = f"All {(holes & (y == 1)).sum()} rows without `x` have target “1”"
    assert blank in asked(np.where(holes & (y == 1), np.nan, x))
    filled = np.where(holes, np.array([x[y == k].mean() for k in (0, 1)])[y], x)
    assert f"with `x` {x[y == 0].mean():.6g} have".replace("-", "−") in asked(filled)
    found = judged(single_columns, task((pd.DataFrame({"x": filled}), y)))
    assert found.saw.partition(".")[0] in found.questions[0]  # the question quotes the evidence
    assert asked(np.where(holes, x.mean(), x)) == ""
    ends = [np.quantile(x[y == k], [0.05, 0.95]) for k in (0, 1)]
    cut = [np.clip(a, *ends[k]) for a, k in zip(x, y, strict=True)]
    assert " rows with `x` " in asked(np.array(cut))
    assert asked(np.clip(x, *np.quantile(x, [0.05, 0.95]))) == ""
    likely = (x + 0.2 * rng.normal(size=400) > 0.5).astype(int)
    assert asked(x.round(1), likely) == ""  # far from the border all rows are of one class
    visits = np.arange(400) // 20  # each person has one age and one class
    assert asked(1.0 * visits, visits % 2, visits.astype(str)) == ""


def test_ranks_among_all_rows_are_asked_about():
    rows, y = recipes.table()
    assert not judged(prepared_before, task((rows, y))).questions
    ranks = rows.assign(a=rows["a"].round().rank(pct=True))
    assert "`a` is each row's rank among exactly all 240" in "".join(
        judged(prepared_before, task((ranks, y))).questions
    )


def test_a_table_in_the_notebook_with_different_values_is_asked_about():
    rows, y = recipes.table()
    rows = rows.assign(empty=0.0)

    def asked(outside):
        space = {"raw": outside}
        exec("def train(X, y, rng):\n    return None", space)
        return " ".join(judged(prepared_before, task((rows, y), train=space["train"])).questions)

    assert asked(rows.copy()) == ""
    assert asked(rows.assign(a=rows["a"] / 2.54)) == ""  # a different unit
    assert asked(rows.assign(town=rows["town"].str.upper())) == ""
    assert "`raw` has different values in 2 columns, `a`" in asked(
        rows.assign(a=np.exp(rows["a"] / 9), b=np.where(rows["b"] > 4, np.nan, rows["b"]))
    )


def test_only_the_judge_keeps_columns_that_were_left_out(tmp_path):
    given = persons_that_are_not_named()
    rows, y = given["data"]
    table = rows.assign(sick=np.array(["no", "yes"])[y])
    data = load_table(table, target="sick").without("patient")
    seen = []

    def split(data, rng):
        seen.append(data.left_out)
        return recipes.split(data, rng)

    result = capstone("mine", **(given | {"data": data, "split": split}), folder=tmp_path)
    assert [each.check for each in result.leaks] == ["groups and times not named"]
    assert set(map(type, seen)) == {type(None)}  # no function gets the columns left out
    assert data.without("a").left_out.columns.tolist() == ["patient", "a"]
    assert data.take([3, 1]).left_out["patient"].tolist() == rows["patient"][[3, 1]].tolist()


def test_open_questions_of_the_table_are_counted_until_something_answers_them(tmp_path):
    rows, y = recipes.table()
    rows = rows.assign(street=np.arange(240) % 60, sick=np.array(["no", "yes"])[y])
    rows["street"] = "s" + rows["street"].astype(str)
    rows.loc[::40, "c"] = 99
    given = {"prepare": recipes.prepare, "train": recipes.nearest_mean}

    def asked(**more):
        data = load_table(rows, target="sick")
        return capstone("mine", data, **given, **more, folder=tmp_path).questions

    (only,) = asked(split=recipes.split)  # the street was tried, but no score fell
    assert only.startswith("c: 99 occurs 6 times")
    (only,) = asked(split=recipes.by_person, groups="street")
    assert only.startswith("c: 99")


def test_the_reversed_target_is_wrong_wherever_it_can_be_and_keeps_its_frequencies():
    turned = target_reversed.turned(task(), TRAINING)
    y = task().data.target
    counts = np.bincount(y[TRAINING])
    assert np.bincount(turned[TRAINING]).tolist() == counts.tolist()
    assert (turned[TRAINING] != y[TRAINING]).sum() == 2 * counts.min()
    assert (turned[120:] == y[120:]).all()
    X, y = recipes.numbers()
    turned = target_reversed.turned(task((X, y)), TRAINING)
    assert np.corrcoef(turned[:120], y[:120])[0, 1] < -0.9
    assert sorted(turned[:120]) == sorted(y[:120])


def test_a_rule_on_whole_numbers_is_not_a_look_up_but_one_on_row_numbers_is():
    def said(column, y, rule):
        given = (pd.DataFrame({"column": column}), y)
        functions = {"prepare": recipes.nothing, "train": lambda X, y, rng: rule}
        return judged(target_reversed, task(given, **functions), fitted="")

    rng = np.random.default_rng(0)
    level = (1e6 + 1e5 * np.sin(np.arange(241) / 9) + 1e4 * rng.normal(size=241)).astype(int)
    assert len(np.unique(level)) == 241
    found = said(level[:-1], level[1:].astype(float), lambda X: X[:, 0])
    assert "a fixed rule" in found.questions[0]
    days = pd.DataFrame({"d": pd.date_range("2024-01-01", periods=7)})
    moved = target_reversed.nudge(days.copy(), rng)["d"].to_numpy()
    apart = np.abs(moved - days["d"].to_numpy()) / np.timedelta64(1, "D")
    assert apart.tolist() == [1] * 6 + [0]
    numbers, y = rng.permutation(240), rng.normal(size=240)
    found = said(numbers, y, lambda X: y[np.argsort(numbers)][X[:, 0].astype(int)])
    assert found.verdict == LEAK and "looked up" in found.saw


def test_pairs_of_scores_repeated_splits_and_withheld_rows_are_reported_honestly():
    def against(scores, plain):
        pairs = enumerate(zip(scores, plain, strict=True))
        apart = np.tile([-0.5, 0.5], 20)  # for the 40 rows that judge in each split
        return [
            {"score": a, "plain": b, "gains": a - b + apart, "validation": range(k, k + 40)}
            for k, (a, b) in pairs
        ]

    found = judged(baseline, task(), pairs=against([0.6] * 5, [0.61, 0.6, 0.59, 0.6, 0.6]))
    assert found.verdict == SOUND
    assert "not beaten" in found.remarks[0]
    better = against([0.8, 0.82, 0.79, 0.8, 0.81], [0.6] * 5)
    assert not judged(baseline, task(), pairs=better).remarks
    better[1]["validation"] = better[0]["validation"]
    told = judged(baseline, task(), pairs=better).remarks[0]
    assert "only 4 of the 5 splits are distinct" in told
    y = task().data.target[-48:]

    def opened_with(right, *scores):
        final = {"predicted": np.where(np.arange(48) < right, y, 1 - y)}
        return judged(withheld_rows, task(), pairs=against(scores, (0, 0)), final=final).verdict

    assert opened_with(24, 0.95, 0.94) == UNCLEAR
    assert opened_with(38, 0.85, 0.84) == SOUND


def test_hard_rows_that_are_left_out_are_found():
    out, y = np.arange(160, 190), task().data.target[160:190]

    def said(out, predicted):
        known = {"right": np.ones(40), "out": out, "first": {"left out": predicted}}
        return judged(rows_left_out, task(), **known).verdict

    assert said(out, 1 - y) == LEAK
    assert said(out, y) == SOUND
    assert said(out[:0], y[:0]) == SOUND


def test_rows_between_two_others_are_found():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(240, 4)), rng.integers(0, 2, 240)
    assert judged(interpolated_rows, task((X, y))).verdict == SOUND
    line = np.outer(rng.normal(size=240), [1.0, 2, 3, 4])  # one quantity, in four units
    assert judged(interpolated_rows, task((line, y))).verdict == SOUND
    own = np.flatnonzero(y[:120] == 1)
    apart = ((X[own][:, None] - X[own]) ** 2).sum(axis=2) + 99 * np.eye(len(own))
    X[120:140] = 0.3 * X[own[:20]] + 0.7 * X[own[apart.argmin(axis=1)[:20]]]
    y[120:140] = 1
    found = judged(interpolated_rows, task((X, y)))
    assert found.verdict == LEAK
    assert "row 120 between" in found.saw


def test_a_column_from_the_future_is_found():
    y = np.cumsum(np.random.default_rng(0).normal(size=240))
    time = np.arange(240.0)

    def said(column):
        return judged(later_targets, task((pd.DataFrame({"x": column}), y), time=time))

    assert said(np.r_[y[0], y[:-1]]).verdict == SOUND  # earlier values may be known
    assert "3 later" in said(np.r_[y[3:], y[:3]]).saw
    assert "up to 2 rows later" in said(np.convolve(y, np.ones(5) / 5, "same")).saw
    assert said(np.round(np.convolve(y, np.ones(5) / 5, "same"), 2)).verdict == LEAK
    # the sum ends at the row before
    assert said(np.r_[0, np.convolve(y, np.ones(5) / 5)[:239]]).verdict == SOUND
    for own in (np.convolve(y, np.ones(5) / 5)[:240], np.convolve(y, np.ones(3) / 3)[:240]):
        assert "the target of its own row" in said(own.round(3)).saw
    assert said(2 * y + 1).verdict == SOUND  # the check of single columns asks about this
    walk, y = y, np.sin(time / 5)
    # earlier values predict such a column just as well
    assert said(np.cos(time / 5)).verdict == SOUND
    y, time = walk, None
    found = said(np.r_[y[0], y[:-1]])
    assert (found.verdict, len(found.questions)) == (SOUND, 1)
    assert said(np.r_[y[1:], y[0]]).verdict == UNCLEAR
    assert said(np.random.default_rng(1).normal(size=240)).questions == ()


def test_undeclared_persons_and_series_are_tried():
    rows, y = recipes.table()
    rng = np.random.default_rng(0)

    def kinds(**columns):
        return [each.kind for each in candidates(task((rows.assign(**columns), y)))]

    person = rng.integers(0, 30, 240)
    for name in ("patientID", "customer_id", "Customer", "user nr", "animals"):
        assert kinds(**{name: person}) == ["groups"]
    for name in ("customer_service_calls", "user_rating", "number_of_owners"):
        assert kinds(**{name: person}) == []
    assert kinds(year=rng.integers(70, 83, 240)) == []
    assert kinds(d=pd.date_range("2024-01-01", periods=240)) == ["time"]
    assert kinds(built=rng.integers(1900, 2020, 240)) == []
    own, scores = task(), [0.9, 0.92, 0.91, 0.9, 0.9]

    def said(others, scores=scores, own=own):
        return unnamed_groups.judged(own, Candidate("who", "groups", None), others, scores)

    assert said([0.6, 0.55, 0.58]).verdict == LEAK
    assert said([0.9, 0.88, 0.91]).verdict == SOUND
    assert said([0.9, 0.91, 0.91]).questions == ()  # the groups were tried, but no score fell
    assert said([0.86, 0.84]).questions != ()
    # below 0, the size of R² has no meaning
    assert "split by it R² 0.00" in said([-50.0, -40, -45], own=task(recipes.numbers())).saw
    found = said([0.9, None, None])
    assert found.questions and "`who`" in found.saw
    # this raises only a question, because the column may not be a time
    guess = Candidate("built", "time", None, sure=False)
    found = unnamed_groups.judged(own, guess, [0.6, 0.55, 0.58], scores)
    assert (found.verdict, len(found.questions)) == (SOUND, 1)


def test_groups_that_no_column_names_are_guessed():
    rng = np.random.default_rng(0)

    def found(X, y, **names):
        table = pd.DataFrame(X, columns=[f"x{k}" for k in range(X.shape[1])]).assign(**names)
        return [(each.kind, each.sure) for each in candidates(task((table, y)))]

    X, y = rng.normal(size=(360, 3)), rng.integers(0, 2, 360)
    assert found(X, y) == []
    person = rng.integers(0, 60, 360)
    height, weight = rng.normal(size=(2, 60)).round(2)
    assert found(X, y, height=height[person], weight=weight[person]) == [("repeats", False)]
    assert found(X, y, height=height[person]) == []
    assert found(X, y, height=height[person], inch=height[person] / 2.54) == []
    windows = np.repeat(rng.normal(size=(18, 3)), 20, axis=0) + 0.3 * X
    activity = np.repeat(rng.integers(0, 2, 18), 20)
    assert found(windows, activity) == [("order", False)]
    assert found(windows, np.sort(activity)[rng.permutation(360)]) == []
    assert found(X + np.sort(y)[:, None], np.sort(y)) == []  # the file is sorted by its class
    shuffled = rng.permutation(360)
    assert found(windows[shuffled], activity[shuffled]) == []
    assert found(windows, activity, number=np.arange(360)) == []
    assert found(windows, np.repeat(rng.normal(size=18), 20)) == [("order", False)]


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("patient", np.arange(240) // 4 % 50, "about groups it knows. Give groups=`patient`"),
        ("d", np.r_[0:120, 200:240, 120:200], "about times it knows. Give time=`d`"),
    ],
)
def test_a_split_by_an_undeclared_column_says_nothing_about_the_withheld_rows(name, values, words):
    """The split keeps persons apart, or times in order; the choice of the withheld rows, by row,
    does not."""
    rows, y = recipes.table()
    if name == "d":
        values = pd.date_range("2024-01-01", periods=240)[values]
    own = task((rows.assign(**{name: values}), y))
    found = judged(unnamed_groups, own, pairs=[{"score": 0.9}] * 5)
    assert found.verdict == UNCLEAR
    assert words in found.saw


def test_a_different_array_with_the_same_name_in_the_notebook_is_tried_again(tmp_path):
    patient = np.arange(240) % 40
    outside = {"patient": patient}
    exec("def train(X, y, rng):\n    return None", outside)
    for patients in (patient, patient[::-1] // 2):
        outside["patient"] = patients
        case = Case(task(train=outside["train"]), Kept(tmp_path, "a"))
        vars(case).update(places=(TRAINING, VALIDATION), pairs=[{"score": 0.9}] * 5, noises=0)
        unnamed_groups.judge(case)
    assert len(list(tmp_path.rglob("unnamed-groups-*.json"))) == 2


def test_target_means_are_recognized_and_columns_that_are_close_by_chance_are_not():
    rng = np.random.default_rng(0)
    street, y = rng.integers(0, 40, 400), rng.integers(0, 2, 400).astype(float)
    means = np.bincount(street, y) / np.bincount(street)
    assert is_target_mean(means[street], [y])
    count = np.bincount(street)
    assert is_target_mean(((count * means + 10 * y.mean()) / (count + 10))[street], [y])
    assert not is_target_mean(rng.normal(size=40)[street], [y])
    price = 100 + 20 * rng.normal(size=400).round(3)
    means = (np.bincount(street, price) / count).round(2)
    assert is_target_mean(means[street], [price])
    assert not is_target_mean((means + 0.02)[street], [price])
    assert not is_target_mean(y, [y])


def test_near_copies_differ_from_rows_that_are_close_by_nature():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(240, 4)), rng.normal(size=240)
    right = np.ones(len(VALIDATION))
    assert judged(near_duplicates, task((X, y)), right=right).questions == ()
    X[120:140], near = X[:20] + 1e-2 * rng.normal(size=(20, 4)), y.copy()
    found = judged(near_duplicates, task((X, y)), right=right)
    # rows with different targets are different things
    assert found.verdict == SOUND and found.questions
    near[120:140] = y[:20]
    found = judged(near_duplicates, task((X, near)), right=right)
    assert found.verdict == LEAK and "120 rows apart" in found.saw
    spots = np.stack(
        [np.roll(np.outer(np.arange(12), np.arange(12)), k % 7, 1) for k in range(240)]
    )
    assert judged(near_duplicates, task((spots, y)), right=right).verdict == SOUND


def test_a_prepare_that_looks_at_validation_rows_or_was_fitted_on_them_is_found(tmp_path):
    """If split leaves rows out, training and validation rows are not all the rows that are not
    withheld."""
    X, y = recipes.numbers()
    seen = X[:160].copy()  # TRAINING and VALIDATION
    mean, std = seen.mean(axis=0), seen.std(axis=0)

    def case_of(prepare):
        split = lambda data, rng: (TRAINING, VALIDATION)  # noqa: E731
        own = task((X, y), prepare=prepare, split=split, train=recipes.ridge)
        return Case(own, Kept(tmp_path, "a"))

    assert preparation.judge(case_of(recipes.scale)).verdict == SOUND
    found = rows_as_noise.judge(
        case_of(lambda rows: lambda rows: (rows - seen.mean(axis=0)) / seen.std(axis=0))
    )
    assert found.verdict == LEAK and "rows of `seen`, the prepared training rows" in found.saw
    found = preparation.judge(case_of(lambda rows: lambda rows: (rows - mean) / std))
    assert found.verdict == LEAK and "exactly the 160 training and validation rows" in found.saw


def test_a_row_gets_the_same_prediction_by_itself_and_with_others():
    X, y = recipes.numbers()
    own = task((X, y), prepare=recipes.nothing, train=recipes.ridge)

    def said(predict):
        base = runs.Run(None, None, 0, recipes.nothing(None), predict)
        return judged(row_by_row, own, base=base)

    assert said(lambda X: X[:, 0]).verdict == SOUND
    assert said(lambda X: X[:, 0] > 5).verdict == SOUND
    # a row depends on the rows before it
    assert said(lambda X: np.cumsum(X[:, 0] - 5)).verdict == SOUND
    assert said(lambda X: X[:, 0] + np.random.standard_normal(len(X))).verdict == SOUND  # noqa: NPY002
    assert said(lambda X: X[:, 0] - X[:, 0].mean()).verdict == LEAK
    assert said(lambda X: X[:, 0] > np.median(X[:, 0])).verdict == LEAK


class Keeper:
    def __init__(self, thing):
        self.kept = {"deep": [thing]}


def test_objects_that_functions_reach_are_overwritten_in_place_and_restored():
    rows, y = recipes.table()
    own = task((rows, y))
    array, part = rows[["a", "b", "c"]].to_numpy() * 2 - 1, rows.iloc[100:150][["c", "town"]].copy()
    keeper, listed = Keeper(array), y.tolist()

    def prepare(given, mine=part):
        return rows, keeper, listed, y

    things = [rows, array, part, y, listed]
    before = [each.copy() for each in things]
    found = reach({"prepare": prepare})
    links = links_of(found, own, [own.rest])
    assert {each.found.path for each in links} == {
        *("rows", "keeper.kept['deep'][0]", "a default of prepare", "y", "listed"),
    }
    with overwritten(links, np.arange(100, 110), np.random.default_rng(0)) as changed:
        assert len(changed) >= 4
        assert (rows["a"].iloc[100:110] != before[0]["a"].iloc[100:110]).all()
        assert rows.drop(range(100, 110)).equals(before[0].drop(range(100, 110)))
        assert (array[100:110] != before[1][100:110]).all()
        assert (part["c"].iloc[:10] != before[2]["c"].iloc[:10]).all()
    with (
        pytest.raises(ZeroDivisionError),
        overwritten(links, np.arange(240), np.random.default_rng(0)),
    ):
        assert (y != before[3]).any() and listed != before[4]
        raise ZeroDivisionError
    for each, old in zip(things, before, strict=True):
        assert each.equals(old) if hasattr(each, "equals") else np.array_equal(each, old)
    assert rows.dtypes.tolist() == before[0].dtypes.tolist()


def test_a_split_that_looks_at_withheld_rows_is_found(tmp_path):
    X, y = recipes.numbers()
    own = X[:, 0].copy()

    def by_all(data, rng):
        high = np.asarray(data.rows)[:, 0] > own.mean()
        return np.flatnonzero(high), np.flatnonzero(~high)

    def said(split):
        functions = {"split": split, "prepare": recipes.nothing, "train": recipes.ridge}
        return rows_as_noise.judge(Case(task((X, y), **functions), Kept(tmp_path, "a")))

    found = said(by_all)
    assert found.verdict == LEAK and "of `own`, split chooses different rows" in found.saw
    assert said(recipes.split).verdict == SOUND


class Shared:
    """Memory that arrays only view, like that of a tensor: such arrays can't be made writeable."""

    def __init__(self, array):
        self.array, self.__array_interface__ = array, array.__array_interface__


def test_borrowed_memory_and_cells_that_are_lists_are_overwritten_too():
    rows, y = recipes.table()
    rows["words"] = [[k % 3, "a"] for k in range(240)]
    shared = np.asarray(Shared(rows[["a", "b"]].to_numpy(copy=True)))
    assert shared.flags.writeable
    with pytest.raises(ValueError, match="WRITEABLE"):
        shared.setflags(write=True)

    def prepare(part):
        return rows, shared

    before = rows.copy(), shared.copy(), fingerprint_of({"prepare": prepare})
    links = links_of(reach({"prepare": prepare}), task((rows, y)), ())
    with overwritten(links, np.arange(100, 110), np.random.default_rng(0)) as changed:
        assert changed == ["rows", "shared"]
        assert (shared[100:110] != before[1][100:110]).all()
        assert fingerprint_of({"prepare": prepare}) != before[2]
    assert rows.equals(before[0])
    assert np.array_equal(shared, before[1])


def test_files_that_are_read_are_noticed_except_those_written_by_the_same_functions(tmp_path):
    (tmp_path / "all.csv").write_text("a\n1\n")
    with listening() as files:
        pd.read_csv(tmp_path / "all.csv")
        (tmp_path / "own.npy").write_bytes(b"")
        (tmp_path / "own.npy").read_bytes()
    assert [name.rpartition("/")[2] for name in files] == ["all.csv"]
    (tmp_path / "other.csv").write_text("")
    with listening() as files:
        thread = threading.Thread(target=(tmp_path / "other.csv").read_text)
        thread.start()
        thread.join()
    assert [name.rpartition("/")[2] for name in files] == ["other.csv"]
    assert GUARD.interrupts is None


def test_groups_and_times_may_be_columns_arrays_or_texts():
    data = own_data(recipes.table())
    assert column_given("groups", "town", data)[0] == data.rows["town"].iloc[0]
    times = column_given("time", [f"2024-01-{k % 28 + 1:02d}" for k in range(240)], data)
    assert times[1] - times[0] == 86_400
    with pytest.raises(ValueError, match="not a column of the rows"):
        column_given("groups", "city", data)
    with pytest.raises(ValueError, match="row 3 has no group"):
        column_given("groups", [None if k == 3 else "a" for k in range(240)], data)


def test_a_lead_is_stated_by_the_ends_of_its_interval():
    gain = Interval(0.107, -0.063, 0.277)
    assert lead(task(recipes.table()), gain) == "−6 to 28 points"
    assert lead(task(recipes.numbers()), gain) == "−0.06 to 0.28 of R²"
    assert lead(task(recipes.numbers()), Interval(0.0, -0.001, 0.001)) == "0.00 to 0.00 of R²"
