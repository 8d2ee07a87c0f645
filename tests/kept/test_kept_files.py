"""A learner's files from an older version still work: each folder here was written by one
version."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.checker import attempts
from mlpkit.checker.attempts import AttemptsFile
from mlpkit.checker.progress import ProgressFile
from mlpkit.checker.review.notebook_file import write_review
from mlpkit.training import load
from tests.kept import make

EDITIONS = sorted(path for path in Path(__file__).parent.iterdir() if path.name[0].isdigit())
# whether each answer of make.answer is right
TRIED = {"relu": True, "sigmoid": False, "linear_stack": False}


@pytest.fixture(params=EDITIONS, ids=lambda path: path.name)
def kept(request, tmp_path, monkeypatch):
    """A copy of an edition's files, which the course uses as the learner's own."""
    folder = tmp_path / "kept"
    shutil.copytree(request.param, folder)
    monkeypatch.setenv("MLPKIT_HOME", str(folder))
    monkeypatch.delenv("MLPKIT_ATTEMPTS", raising=False)
    session = exercises.session
    monkeypatch.setattr(session, "progress_file", ProgressFile("mlpkit"))
    monkeypatch.setattr(session, "attempts_file", AttemptsFile(session.progress_file))
    return folder


@pytest.fixture
def written(kept):
    return json.loads((kept / "written.json").read_text())


def test_at_least_one_edition_is_kept():
    assert EDITIONS


def test_progress_is_read_and_a_right_answer_is_still_in_use(kept):
    entries = exercises.session.progress_file.read()
    assert {name: bool(entry.get("passed")) for name, entry in entries.items()} == TRIED
    assert entries["sigmoid"]["hints"] == 1
    np.testing.assert_array_equal(exercises.mine("relu")(np.array([-1.0, 2.0])), [0, 2])
    assert "np.maximum" in entries["relu"]["source"]
    assert exercises.session.progress_file.standing() == []


def test_attempts_are_read_and_continued(kept):
    before = (kept / "attempts.jsonl").read_bytes()
    lines = exercises.session.attempts_file.read()
    right = {line["exercise"]: line["status"] == "correct" for line in lines}
    assert right == TRIED and lines[1]["mistake"] == "sign" and lines[2]["answer"] == "a"
    exercises.guess("linear_stack", "b")
    after = (kept / "attempts.jsonl").read_bytes()
    assert after.startswith(before) and after.count(b"\n") == before.count(b"\n") + 1


def test_a_wrong_answer_comes_back_in_a_review(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(attempts, "now", lambda: datetime(2100, 1, 1, tzinfo=UTC))
    path, _ = write_review(exercises.session, tmp_path)
    review = path.read_text(encoding="utf-8")
    assert "sigmoid" in review and "linear_stack" in review and "relu" not in review


def test_a_checkpoint_has_its_numbers_and_the_run_goes_on(kept, written):
    path = str(kept / "checkpoint.npz")
    assert load(path).parameters.vector.tolist() == written["vector"]
    _, history = make.train(make.EPOCHS + 1, start=load(path))
    np.testing.assert_allclose(history.losses, written["losses of three epochs"], rtol=1e-9)


@pytest.mark.parametrize("name", ["study.db", "study.journal"])
def test_a_study_has_its_trials_and_goes_on(kept, written, name):
    study = pytest.importorskip("mlpkit.search.study")
    values = [trial.value for trial in study.load(kept / name).trials]
    assert values == written["trials"]
    asked = {"epochs": 1, "seed": 0, "progress": False, "storage": kept / name}
    longer = study.search(make.recipe, make.SPACE, make.data, trials=len(values) + 1, **asked)
    assert [trial.value for trial in longer.trials][:-1] == values


def test_a_capstone_withholds_the_rows_that_its_register_names_and_counts_openings(kept, written):
    before = (kept / "capstones" / "register.json").read_bytes()
    task, register = make.withhold(kept)
    assert task.withheld.tolist() == written["withheld"]
    (known,) = register.read()["withheld"]
    assert len(register.openings(known, "mine")) == 1
    assert (kept / "capstones" / "register.json").read_bytes() == before
