"""A learner's folder from an earlier edition, half answered, moved to the current edition.
`half_answered.tar.xz` holds it as of commit 217cf03, and is never regenerated: it represents the
copies that learners have. For each of the fourteen notebooks of that edition it contains the copy
in `work/` and its original in `work/.originals/`, without outputs, and in `home/` the progress and
attempts that a kernel wrote. A script answered every second question with the solution of that
time, some of them wrongly at first, left a few wrong answers, took hints, opened solutions, added
one or two cells of its own after every eleventh cell, and wrote a line of its own into some of the
prose.
"""

import json
import tarfile
from datetime import UTC
from pathlib import Path

import pytest

from mlpkit import __main__ as command
from mlpkit.checker.course import UnknownName
from mlpkit.checker.review.due import waiting
from mlpkit.checker.schedule import Thing
from mlpkit.checker.session import Session
from mlpkit.command import lab
from mlpkit.command.updates import question_of
from mlpkit.exercises import course

KEPT = Path(__file__).with_name("half_answered.tar.xz")
LENGTH = 8 + 28  # length of a learner's cell id: longer than any of the course's


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder after `mlpkit lab --update all`; its earlier state is in `before`."""
    folder = tmp_path_factory.mktemp("learner")
    for place in (folder, folder / "before"):
        with tarfile.open(KEPT) as archive:
            archive.extractall(place, filter="data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lab, "open_lab", lambda *arguments: 0)
        assert command.main(["lab", "--work", str(folder / "work"), "--update", "all"]) == 0
    return folder


def names():
    with tarfile.open(KEPT) as archive:
        paths = [Path(path) for path in archive.getnames()]
    return sorted(path.stem for path in paths if path.parent == Path("work"))


def cells(path):
    """Return (id, kind, source) of each cell."""
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [(cell.get("id"), cell["cell_type"], "".join(cell["source"])) for cell in found]


def written(folder, name):
    """Return what the learner wrote: ({question: [answers]}, [own cells], [edited prose])."""
    before = folder / "before" / "work"
    given = {ident: source for ident, _, source in cells(before / ".originals" / f"{name}.ipynb")}
    answers, own, prose = {}, [], []
    for ident, kind, source in cells(before / f"{name}.ipynb"):
        if ident not in given:
            assert len(ident) == LENGTH
            own.append((kind, source))
        elif source != given[ident] and kind == "code":
            answers.setdefault(question(source), []).append(source)
        elif source != given[ident]:
            prose.append(source)
    return answers, own, prose


def question(source):
    return question_of({"cell_type": "code", "source": source})


@pytest.mark.parametrize("name", names())
def test_all_answers_and_own_cells_arrive(name, folder):
    answers, own, prose = written(folder, name)
    assert answers and own
    moved = cells(folder / "work" / f"{name}.ipynb")
    edition = cells(lab.originals_folder() / f"{name}.ipynb")
    still_asked = {question(source) for _, kind, source in edition if kind == "code"}
    for what, sources in answers.items():
        there = [source for _, kind, source in moved if kind == "code" and question(source) == what]
        if what in still_asked:
            assert [source for source in there if source in sources] == sources
        else:  # kept at the end
            assert set(sources) <= {source for _, kind, source in moved if kind == "raw"}
    arrived = [(kind, source) for _, kind, source in moved if (kind, source) in own]
    assert sorted(arrived) == sorted(own)
    assert set(prose) <= {source for _, _, source in moved}


@pytest.mark.parametrize("name", names())
def test_the_copy_is_the_edition_plus_what_the_learner_wrote(name, folder):
    moved = cells(folder / "work" / f"{name}.ipynb")
    edition = [ident for ident, _, _ in cells(lab.originals_folder() / f"{name}.ipynb")]
    assert [ident for ident, _, _ in moved if ident in set(edition)] == edition


@pytest.fixture
def session(folder, monkeypatch):
    monkeypatch.setenv("MLPKIT_HOME", str(folder / "home"))
    monkeypatch.delenv("MLPKIT_ATTEMPTS", raising=False)
    return Session(course)


def test_passed_exercises_stay_passed_and_their_sources_run(session, folder):
    kept = json.loads((folder / "before/home/progress.json").read_text())["exercises"]
    assert session.progress_file.read() == kept
    passed = {name: entry for name, entry in kept.items() if entry.get("passed")}
    there = [name for name in passed if name in course.exercises and "source" in passed[name]]
    assert len(there) > 50
    for name in there:
        record = course.find(name)
        if record.version == passed[name]["version"]:
            assert session.own_or_reference(record)[1] == "yours", name


def test_progress_with_exercises_that_left_the_course_is_kept_but_not_shown(session):
    """What was solved, hinted at or measured stays in the file, but no table, review or bill shows
    it."""
    gone = {name for name in session.progress_file.read() if name not in course.records}
    assert gone >= {"repair_bargain", "repair_crawl", "repair_grind"}
    pages = [session.progress()._repr_html_(), str(session.progress()), str(session.contents())]
    assert not any(name in page for name in gone for page in pages)
    things = dict.fromkeys(gone | {"relu"}, Thing(0, "2026-03-01T12:00:00Z"))
    assert [each.name for each in waiting(course, things, UTC)] == ["relu"]
    with pytest.raises(UnknownName, match="repair_crawl"):
        session.solution("repair_crawl")
    assert gone <= session.progress_file.read().keys()


def test_every_attempt_is_read_and_comes_back(session, folder):
    lines = (folder / "before/home/attempts.jsonl").read_text().splitlines()
    assert session.attempts_file.read() == [json.loads(line) for line in lines[1:]]
    assert session.attempts() is not None
    assert session.progress_file.troubles == {}
