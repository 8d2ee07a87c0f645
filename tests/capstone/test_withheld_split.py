"""Which rows are withheld, and what the register stores."""

import os

import numpy as np
import pandas as pd
import pytest

from mlpkit.capstone.arguments import own_data
from mlpkit.capstone.fingerprints import fingerprint, fingerprint_of, fingerprint_of_judge
from mlpkit.capstone.register import Kept, Register, folder_of
from mlpkit.capstone.withheld_split import withhold
from tests.capstone import recipes


def dataset(N=200, seed=0):
    return own_data(recipes.table(N, seed))


def test_a_fifth_of_each_class_is_withheld_and_the_rest_is_kept():
    data = dataset()
    rest, withheld = withhold(data)
    assert sorted([*rest, *withheld]) == list(range(200))
    assert np.bincount(data.target[withheld]).tolist() == [20, 20]


def test_a_few_rows_fewer_and_a_different_order_leave_the_withheld_rows_withheld():
    data = dataset()
    names = set(data.rows["a"].iloc[withhold(data)[1]])
    longer = data.take(np.random.default_rng(0).permutation(190))
    kept = set(longer.rows["a"].iloc[withhold(longer)[1]])
    gone = set(data.rows["a"].iloc[190:])
    assert len((names - gone) & kept) >= 0.9 * len(names - gone)


def test_whole_groups_and_the_latest_times_are_withheld_and_copies_stay_together():
    data = dataset()
    groups = np.repeat(np.arange(40), 5)
    rest, withheld = withhold(data, groups)
    assert not set(groups[rest]) & set(groups[withheld])
    assert len(withheld) == 35  # one more group would make it 40, a fifth
    time = np.random.default_rng(1).permutation(200) // 3
    rest, withheld = withhold(data, time=time.astype(float))
    assert time[rest].max() < time[withheld].min()
    twice = data.take(np.r_[0:200, 0:100])
    rest, withheld = withhold(twice)
    assert not set(twice.rows["a"].iloc[rest]) & set(twice.rows["a"].iloc[withheld])


def test_copies_of_rows_that_repeat_by_chance_are_on_both_sides():
    """Otherwise the withheld rows would be of kinds that never occur in training."""
    X = np.random.default_rng(0).integers(0, 3, (300, 2))
    rest, withheld = withhold(own_data((X, X[:, 0])))
    assert {tuple(row) for row in X[withheld]} <= {tuple(row) for row in X[rest]}
    assert len(withheld) == pytest.approx(60, abs=3)


def test_a_fifth_of_the_copies_of_a_very_frequent_row_is_withheld():
    rng = np.random.default_rng(0)
    X = np.where(np.arange(300)[:, None] < 80, 0, rng.normal(size=(300, 3)))
    y = (X[:, 0] > 0).astype(int)
    _, withheld = withhold(own_data((X, y)))
    assert (withheld < 80).sum() == pytest.approx(16, abs=8)
    assert len(withheld) == pytest.approx(60, abs=3)


def test_with_groups_and_time_no_row_of_a_withheld_group_is_left():
    data = dataset()
    time, groups = np.arange(200.0), np.arange(200) // 4 % 45
    rest, withheld = withhold(data, groups, time)
    assert not set(groups[rest]) & set(groups[withheld])
    assert time[rest].max() < time[withheld].min()
    with pytest.raises(ValueError, match="give only time"):
        withhold(data, np.arange(200) % 10, time)


def test_the_fingerprint_depends_on_the_data_alone():
    data = dataset()
    assert fingerprint(data) == fingerprint(dataset())
    rows = data.rows.copy()
    rows.loc[3, "town"] = "Celle" if rows.loc[3, "town"] != "Celle" else "Bonn"
    assert fingerprint(own_data((rows, data.target))) != fingerprint(
        own_data((data.rows, data.target))
    )
    assert fingerprint(data) != fingerprint(data, groups=np.arange(200))


def test_the_register_keeps_rows_and_counts_openings(tmp_path):
    register = Register(folder_of("mine", tmp_path))
    drawn = register.withheld("f", "mine", lambda: (np.arange(3), np.arange(3, 5)))
    again = Register(folder_of("other", tmp_path)).withheld("f", "other", lambda: 1 / 0)
    assert [each.tolist() for each in drawn] == [each.tolist() for each in again]
    register.open("f", "mine", "a")
    register.open("f", "mine", "a")
    assert len(register.openings("f", "mine")) == 1
    register.open("f", "other", "b")
    assert len(register.openings("f", "mine")) == 2  # a different name, the same rows
    register.open("g", "mine", "b")
    assert len(register.openings("f", "mine")) == 3  # the same name, different rows


BROKEN = (
    *("{", "[]", '{"openings": []}', '{"withheld": {}}', '{"withheld": {}, "openings": [{}]}'),
    '{"withheld": {"f": {"rest": [0]}}, "openings": []}',
    '{"withheld": {"f": {"rest": [0], "places": ["a"]}}, "openings": []}',
)


@pytest.mark.parametrize("text", BROKEN)
def test_a_damaged_register_is_kept_and_reported(text, tmp_path):
    register = Register(folder_of("mine", tmp_path))
    register.path.write_text(text)
    rest, withheld = register.withheld("f", "mine", lambda: (np.array([0]), np.array([1])))
    assert (rest, withheld) == ([0], [1])
    assert "register-damaged-1.json" in register.trouble
    assert (register.path.parent / "register-damaged-1.json").read_text() == text
    register.open("f", "mine", "a")
    assert len(register.openings("f", "mine")) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path):
    register = Register(folder_of("mine", tmp_path))
    os.mkfifo(register.path)
    register.open("f", "mine", "a")
    assert len(register.openings("f", "mine")) == 1
    kept = Kept(tmp_path, "f")
    os.mkfifo(kept.folder / "first.json")
    assert kept.get("first") is None


def test_steps_are_kept_and_a_broken_one_counts_as_missing(tmp_path):
    kept = Kept(tmp_path, "f")
    kept.put("first", {"score": 0.5})
    assert Kept(tmp_path, "f").get("first") == {"score": 0.5}
    (kept.folder / "first.json").write_text('{"sco')
    assert kept.get("first") is None
    kept.put("second", {"score": 0.5})
    (kept.folder / "first.json").write_bytes((kept.folder / "second.json").read_bytes())
    assert kept.get("first") is None


def test_different_code_or_outside_numbers_change_the_fingerprint():
    rate = {"value": 0.1}

    def make(rate):
        def train(X, y, rng):
            return lambda X: X * rate["value"]

        return train

    own = fingerprint_of({"train": make(rate)})
    assert own == fingerprint_of({"train": make({"value": 0.1})})
    assert own != fingerprint_of({"train": make({"value": 0.2})})
    assert own != fingerprint_of({"train": recipes.ridge})
    table = pd.DataFrame({"a": [1.0, 2.0]})
    before = fingerprint_of({"prepare": lambda rows: table})
    table.loc[0, "a"] = 5
    assert before != fingerprint_of({"prepare": lambda rows: table})


def test_a_judge_with_a_different_threshold_has_a_different_fingerprint(tmp_path):
    path = tmp_path / "checks" / "copies.py"
    path.parent.mkdir()
    path.write_text("MANY = 0.1")
    before = fingerprint_of_judge(tmp_path)
    assert fingerprint_of_judge(tmp_path) == before
    path.write_text("MANY = 0.2")
    assert fingerprint_of_judge(tmp_path) != before
