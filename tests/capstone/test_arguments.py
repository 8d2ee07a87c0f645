"""What learners pass in, and the messages about it: predictions, targets, times, names, too few
groups."""

import copy
import dataclasses
import re
import types
import warnings

import numpy as np
import pandas as pd
import pytest

from mlpkit.capstone import capstone
from mlpkit.capstone.arguments import column_given, own_data, times_of
from mlpkit.capstone.case import Case
from mlpkit.capstone.checks import withheld_rows
from mlpkit.capstone.fingerprints import fingerprint_of
from mlpkit.capstone.open_questions import in_words
from mlpkit.capstone.result import Result
from mlpkit.capstone.runs import as_predictions, sureness
from mlpkit.capstone.task import Task
from mlpkit.capstone.verdicts import UNCLEAR
from mlpkit.data.findings import Finding
from mlpkit.data.tables import load_table
from tests.capstone import honest, recipes

A, B, EPSILON = [0.1], [0.2], np.array(0.1)
CONFIG = {"first": {"rate": 0.1}, "second": {"rate": 0.2}}


class Base:
    def shift(self, X):
        return X + 1


class Net(Base):
    def forward(self, X):
        return 2 * self.shift(X)


def double(X):
    return 2 * X


def three_times(X):
    return 3 * X


net, LAYERS, NAMES = Net(), [double], {"a", "b"}


def train(X, y, rng):
    rate = EPSILON * A[0] * B[0] * CONFIG["first"]["rate"] * CONFIG["second"]["rate"] * len(NAMES)
    return lambda X: net.forward(LAYERS[0](X)) * rate


@pytest.mark.parametrize(
    ("thing", "key", "value"),
    [
        (A, 0, 0.3),
        (B, 0, 0.3),
        (CONFIG["first"], "rate", 0.3),
        (CONFIG["second"], "rate", 0.3),
        (EPSILON, (), 0.3),
        (LAYERS, 0, three_times),
        (Net, "forward", lambda self, X: 5 * X),
        (Base, "shift", lambda self, X: X + 2),
    ],
)
def test_functions_count_as_changed_when_anything_they_use_from_outside_changes(thing, key, value):
    put = setattr if isinstance(thing, type) else type(thing).__setitem__
    old = vars(thing)[key] if isinstance(thing, type) else copy.copy(thing[key])
    before = fingerprint_of({"train": train})
    put(thing, key, value)
    changed = fingerprint_of({"train": train})
    put(thing, key, old)
    assert fingerprint_of({"train": train}) == before != changed


def of_classes(C):
    return Task(
        "a",
        own_data((np.zeros((20, 2)), np.arange(20) % C)),
        *(None, None, None, None, None, np.arange(15), np.arange(15, 20), 0),
    )


def test_predictions_are_labels_probabilities_or_names_and_nothing_else():
    three, two = of_classes(3), of_classes(2)
    assert as_predictions([2.0, 0.0], three, 2).tolist() == [2, 0]
    assert as_predictions(np.eye(3), three, 3).tolist() == [0, 1, 2]
    assert as_predictions(["2", "0"], three, 2).tolist() == [2, 0]
    assert as_predictions([[0.2], [0.7]], two, 2).tolist() == [0, 1]
    for wrong in ([3, 0], [-1, 0], [1.4, 0]):
        with pytest.raises(ValueError, match=r"predict returned \S+; expected labels 0 to 2\."):
            as_predictions(wrong, three, 2)
    with pytest.raises(ValueError, match=r"returned -0.3; expected .* or probabilities of class 1"):
        as_predictions([0.3, -0.3], two, 2)
    with pytest.raises(ValueError, match="returned 2 probabilities for each row; expected 3"):
        as_predictions([[0.4, 0.6]], three, 1)


def test_a_predictions_confidence_comes_from_probabilities_of_either_form():
    two, three = of_classes(2), of_classes(3)
    for given in ([0.2, 0.7], [[0.2], [0.7]], [[0.8, 0.2], [0.3, 0.7]]):
        assert sureness(np.array(given), two).tolist() == [0.8, 0.7]
    assert sureness(np.array([[0.1, 0.2, 0.7]]), three).tolist() == [0.7]
    assert sureness(np.array([0.0, 1.0]), two) is None  # labels
    assert sureness(np.array([2, 0]), three) is None


def test_a_label_that_is_too_large_is_refused_in_one_sentence(tmp_path):
    def train(X, y, rng):
        rule = recipes.nearest_mean(X, y, rng)
        return lambda X: rule(X) + 5

    with pytest.raises(ValueError, match="expected labels 0 to 1"):
        capstone("mine", **(honest.a_table() | {"train": train}), folder=tmp_path)


@pytest.mark.parametrize("counts", [1, 4])
def test_a_number_from_few_groups_has_no_stated_certainty(counts):
    own = of_classes(2)
    groups = np.array([str(k % counts) for k in range(20)])
    own = dataclasses.replace(own, groups=groups, by="person")
    result = Result(own, (), own.data.target[own.withheld], 1, True)
    words = {1: "1 group is too few", 4: "4 groups are too few"}[counts]
    assert f"how certain is unknown: {words}" in result.sentence
    assert "±" not in result.sentence
    case = Case(own, None)
    final = {"predicted": result.predicted}
    vars(case).update(pairs=[{"score": 1.0}], final=final, places=(own.rest, own.withheld))
    assert withheld_rows.judge(case).verdict == UNCLEAR
    wrong = np.where(np.arange(len(own.withheld)) < 2, 1 - result.predicted, result.predicted)
    by_row = dataclasses.replace(result, task=dataclasses.replace(own, groups=None))
    M = len(own.withheld)
    assert re.search(
        r"\(95% interval \d+ to \d+%, ", dataclasses.replace(by_row, predicted=wrong).sentence
    )
    least = {5: 47, 8: 63, 20: 83}[M]  # from a table of Clopper and Pearson (1934), rounded down
    assert (
        f"Right on 100% of rows it has not seen (95% interval {least} to 100%, {M} rows"
        in by_row.sentence
    )
    all_wrong = dataclasses.replace(by_row, predicted=1 - result.predicted)
    assert f"(95% interval 0 to {100 - least}%, {M} rows" in all_wrong.sentence


def test_a_number_from_many_rows_never_has_an_error_of_0():
    N = 20_000
    data = own_data((np.zeros((N, 1)), np.arange(N) % 2))
    many = Task("a", data, *[None] * 5, np.arange(2), np.arange(2, N), 0)
    right = data.target[many.withheld]
    wrong = np.where(np.arange(len(right)) < 40, 1 - right, right)
    assert (
        "Right on 99.8% of rows it has not seen (95% interval ± 0.1,"
        in Result(many, (), wrong, 1, True).sentence
    )
    assert "(95% interval 99.9 to 100.0%, 19,998 rows" in Result(many, (), right, 1, True).sentence
    many = dataclasses.replace(many, withheld=np.arange(2, 1202))
    wrong = np.where(np.arange(1200) < 240, 1 - right[:1200], right[:1200])
    assert (
        "Right on 80% of rows it has not seen (95% interval ± 2,"
        in Result(many, (), wrong, 1, True).sentence
    )


def test_empty_columns_and_columns_with_inf_are_judged_without_a_warning(tmp_path):
    rows, y = recipes.table()
    rows = rows.assign(nothing=np.nan, far=np.where(rows["a"] > 60, np.inf, rows["a"]))
    given = honest.given((rows, y), recipes.prepare, recipes.nearest_mean)
    with warnings.catch_warnings(action="error"):
        assert capstone("mine", **given, folder=tmp_path).number is not None


def test_names_of_persons_appear_neither_in_verdicts_nor_on_the_page(tmp_path):
    rows, y = recipes.table()
    rows.index = [f"Person {k}" for k in range(len(rows))]
    y[::9] = 1 - y[::9]  # wrong labels, so that there are mistakes
    given = honest.given((rows, y), recipes.prepare, recipes.nearest_mean)
    result = capstone("mine", **given, folder=tmp_path)
    assert (result.predicted != result.task.data.target[result.task.withheld]).any()
    assert "Person" not in result.page.read_text(encoding="utf-8") + str(result)
    shown = capstone("mine", **given, folder=tmp_path, show_rows=True)
    assert "Person" in shown.page.read_text(encoding="utf-8")
    assert result.task.row(7) == "row 7"
    data = own_data((rows.set_axis(np.arange(len(rows)) + 2), y))
    assert dataclasses.replace(result.task, data=data).row(7) == "row 9"


def test_findings_on_the_page_have_no_values_and_no_names():
    data = types.SimpleNamespace(
        rows=pd.DataFrame({"a": [1, 2]}), target_name="y", classes=(), names=("Ann", "Bo")
    )
    finding = Finding("question", "a", 'holds "Smith" 3 times, as of Ann.')
    assert in_words(finding, data, True) == f"a: {finding.text}"
    assert in_words(finding, data, False) == 'a: holds "…" 3 times, as of ….'
    finding = Finding("question", "", "2 rows repeat an earlier one: row Ann and Zoe. Copied?")
    assert in_words(finding, data, False) == "2 rows repeat an earlier one."


def test_dates_with_a_time_zone_are_times():
    days = pd.date_range("2024-03-30", periods=240, tz="Europe/Berlin")
    rows, y = recipes.table()
    times = column_given("time", "d", own_data((rows.assign(d=days), y)))
    assert times[1] - times[0] == 86_400
    assert times[2] - times[1] == 82_800  # the day on which the clocks go forward


def test_nan_among_texts_is_neither_a_group_nor_a_class():
    texts = [np.nan if k == 3 else "ab"[k % 2] for k in range(240)]
    rows, y = recipes.table()
    with pytest.raises(ValueError, match="row 3 has no group"):
        column_given("groups", texts, own_data((rows, y)))
    with pytest.raises(ValueError, match="some rows have no class"):
        own_data((rows, texts))


@pytest.mark.parametrize("N", [104, 105])
def test_whole_numbers_are_classes_wherever_load_table_reads_them_as_classes(N):
    y = np.arange(N) % 21
    X = np.random.default_rng(0).normal(size=(N, 2))
    kind = own_data((X, y)).kind
    try:
        load_table(pd.DataFrame(X, columns=["a", "b"]).assign(y=y), "y")
    except ValueError:
        assert kind == "numbers"
    else:
        assert kind == "classes"


def test_dates_before_1678_and_after_2261_keep_their_order():
    texts = ["1500-01-01", "1700-01-01", "2024-01-01", "9999-12-31"]
    days = np.array(texts, "datetime64[D]")
    for given in (days, pd.Series(days), texts):
        assert (np.diff(times_of(given, 4)) > 0).all()


@pytest.mark.parametrize(
    ("X", "y", "words"),
    [
        (pd.Series(["a word"] * 20), [0, 1] * 10, r"got a Series as X; .* X\.to_frame\(\)"),
        ({"a": [1, 2]}, [0, 1], "got X of type dict; expected a DataFrame or an array"),
        (None, [0, 1], "got X of type NoneType"),
        (np.empty((20, 0)), [0, 1] * 10, "got rows without a column"),
        (np.empty((0, 2)), np.empty(0, int), "got 0 rows; expected 10 or more"),
    ],
)
def test_anything_but_a_table_is_named_in_the_error(X, y, words):
    with pytest.raises(ValueError, match=words):
        own_data((X, y))


class Mute:
    """Its repr raises."""

    def __repr__(self):
        raise RuntimeError("no repr")


def test_rows_of_any_kind_are_judged(tmp_path):
    X, y = recipes.numbers()
    table = pd.DataFrame(X).astype(np.float16).assign(mute=[Mute() for _ in y])
    for number, rows in enumerate((X.astype(np.float16), table)):
        prepare = lambda rows: lambda rows: np.asarray(rows)[:, :4].astype(float)  # noqa: E731
        given = honest.given((rows, y), prepare, recipes.ridge)
        assert capstone("mine", **given, folder=tmp_path / str(number)).number > 0.5
    with pytest.raises(ValueError, match="got split=<Mute>; expected a function"):
        capstone("mine", **(honest.numbers() | {"split": Mute()}), folder=tmp_path)
    with pytest.raises(ValueError, match="train returned Mute <Mute>"):
        given = honest.numbers() | {"train": lambda X, y, rng: Mute()}
        capstone("mine", **given, folder=tmp_path)


def test_a_target_with_a_single_value_is_refused():
    X = np.arange(20.0)[:, None]
    for y, said in (([1] * 20, "1"), (["No"] * 20, "No"), ([0.5] * 20, "0.5")):
        with pytest.raises(ValueError, match=f"the target is {said} in every row; expected two"):
            own_data((X, y))


def test_floats_with_two_distinct_whole_values_are_classes():
    X = np.arange(20.0)[:, None]
    data = own_data((X, np.arange(20) % 2 * 1.0))
    assert (data.kind, data.classes) == ("classes", ("0", "1"))
    assert own_data((X, np.arange(20) % 2 * 0.5)).kind == "numbers"
    assert own_data((X, np.arange(20) % 3 * 1.0)).kind == "numbers"
    assert own_data((X, np.arange(20) % 2 * 1.0, "numbers")).kind == "numbers"


def test_texts_are_not_numbers():
    with pytest.raises(ValueError, match=r"the target can't be read as numbers: .*'low'"):
        own_data((np.zeros((20, 2)), ["low"] * 20, "numbers"))
