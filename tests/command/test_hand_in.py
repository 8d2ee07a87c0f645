"""`mlpkit hand-in`: what it says, what it writes, what it leaves alone."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from nbformat import v4, write

from mlpkit import exercises
from mlpkit.__main__ import main
from mlpkit.checker.attempts import AttemptsFile
from mlpkit.checker.progress import ProgressFile

WORDS = Path(__file__).parents[1] / "words"
NAME = "mlpkit-hand-in.json"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch, capsys):
    """A folder with a work folder, in which a learner has answered two questions."""
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(exercises.session, "progress_file", ProgressFile("mlpkit"))
    file = AttemptsFile(exercises.session.progress_file)
    monkeypatch.setattr(exercises.session, "attempts_file", file)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "work").mkdir()
    exercises.guess("linear_stack", "a")
    exercises.guess("linear_stack", "b")
    capsys.readouterr()
    return tmp_path


def hand_in(*arguments):
    return main(["hand-in", "--work", "work", *map(str, arguments)])


def test_the_command_says_what_the_file_will_hold_before_writing_it(folder, capsys, monkeypatch):
    from mlpkit.command import hand_in as module

    said = []
    monkeypatch.setattr(
        module, "archive_or_text", lambda *args: said.append(capsys.readouterr().out) or b"{}"
    )
    assert hand_in() == 0
    assert said == [
        f"{NAME} will contain\n"
        f"  0 of {len(exercises.course.exercises)} exercises solved, by name\n"
        "  2 attempts at 0 exercises and 1 guess: the verdict, the mistake's name, a guess's "
        "answer, the hints seen, the seconds since the attempt before\n"
        "Not in it: your name, code, times of day and paths.\n"
    ]
    assert capsys.readouterr().out == f"Written: {folder / NAME}\n"


def test_a_later_hand_in_takes_the_place_of_an_earlier_one(folder, capsys):
    assert hand_in() == 0
    first = json.loads((folder / NAME).read_text())
    exercises.guess("linear_stack", "c")
    assert hand_in() == 0
    second = json.loads((folder / NAME).read_text())
    assert [line["answer"] for line in first["lines"]] == ["a", "b"]
    assert [line["answer"] for line in second["lines"]] == ["a", "b", "c"]


@pytest.mark.parametrize("content", ["my essay", "{}", '{"format": "mlpkit hand-in"', ""])
def test_a_file_that_is_something_else_stays(folder, capsys, content):
    (folder / NAME).write_text(content)
    assert hand_in() == 2
    told = (
        f"mlpkit: {folder / NAME} was not written by hand-in, so it is not overwritten; "
        "choose a different name with --to"
    )
    assert capsys.readouterr().err == f"{told}\n"
    assert (folder / NAME).read_text() == content


def test_notebooks_and_capstones_are_added_only_if_asked_for(folder, capsys):
    output = v4.new_output("stream", text="a long output")
    cell = v4.new_code_cell("def relu(z):\n    return z", outputs=[output])
    write(v4.new_notebook(cells=[cell]), folder / "work" / "02_activations.ipynb")
    (folder / "work" / "damaged.ipynb").write_text("{")
    mine = folder / "work" / "capstones" / "mine"
    mine.mkdir(parents=True)
    (mine / "result.html").write_text("<p>page</p>")
    (mine / "steps.json").write_text("{}")
    (mine.parent / "register.json").write_text("{}")
    assert hand_in("--with-notebooks", "--with-capstones") == 0
    said = capsys.readouterr().out
    with zipfile.ZipFile(folder / "mlpkit-hand-in.zip") as archive:
        names = archive.namelist()
        assert "def relu" in archive.read("notebooks/02_activations.ipynb").decode()
        assert b"a long output" not in archive.read("notebooks/02_activations.ipynb")
        assert archive.read("capstones/mine/result.html") == b"<p>page</p>"
        assert all(info.date_time[0] == 1980 for info in archive.infolist())
    assert names == [
        *("hand-in.json", "notebooks/02_activations.ipynb"),
        *("capstones/mine/result.html", "capstones/register.json"),
    ]
    assert "damaged.ipynb is cut off or damaged in line 1: left out." in said
    assert re.findall(r"^  (\w+/.*), [\d,]+ bytes$", said, re.M) == names[1:]
    assert "Not in it: your name.\n" in said
    assert hand_in() == 0
    text = (folder / NAME).read_text()
    assert "relu" not in text and "page" not in text


def test_the_report_reads_both_kinds(folder, capsys):
    (folder / "class").mkdir()
    write(v4.new_notebook(), folder / "work" / "01_preprocessing.ipynb")
    assert hand_in("--to", folder / "class" / "a.json") == 0
    assert hand_in("--with-notebooks", "--to", folder / "class" / "b.zip") == 0
    capsys.readouterr()
    assert main(["report", str(folder / "class")]) == 0
    said = f"2 of 2 files count. The page: {folder / 'report.html'}\n"
    assert capsys.readouterr().out == said


def test_without_attempts_the_file_has_the_solved_exercises_and_the_command_says_so(
    folder, capsys, monkeypatch
):
    monkeypatch.setenv("MLPKIT_ATTEMPTS", "off")
    assert hand_in() == 0
    assert "Attempts are not kept: MLPKIT_ATTEMPTS is 'off'" in capsys.readouterr().out
    assert json.loads((folder / NAME).read_text())["lines"] == []


def test_damaged_lines_of_the_attempts_file_are_left_out_and_stay(folder, capsys):
    path = folder / "home" / "attempts.jsonl"
    with open(path, "a") as file:
        file.write("\x00 not a line\n" + path.read_text().splitlines()[1][:40])
    content = path.read_text()
    assert hand_in() == 0
    assert len(json.loads((folder / NAME).read_text())["lines"]) == 2
    assert "is cut off" in capsys.readouterr().out and path.read_text() == content


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--to", "a.txt"], "got --to a.txt; expected a name that ends in .json"),
        (["--to", "a.json", "--with-notebooks"], "no notebooks in "),
        (["--with-capstones"], "no capstones in "),
        (["--to", "nowhere/a.json"], "cannot write "),
        (["--course", "work"], "no exercises in "),
    ],
)
def test_bad_input_gets_one_sentence_and_writes_nothing(folder, capsys, arguments, told):
    assert hand_in(*arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("mlpkit: ") and told in said and said.count("\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == ["home", "work"]


def test_a_different_course_has_its_own_hand_in_and_report(folder, capsys, monkeypatch):
    monkeypatch.setenv("WORDS_HOME", str(folder / "words"))
    course = folder / "letters"
    shutil.copytree(WORDS, course, ignore=shutil.ignore_patterns("test_*", "__pycache__"))
    assert main(["hand-in", "--course", str(course)]) == 0
    content = json.loads((folder / "words-hand-in.json").read_text())
    assert content["course"] == "words"
    (folder / "class").mkdir()
    (folder / "words-hand-in.json").rename(folder / "class" / "a.json")
    assert main(["report", str(folder / "class"), "--course", str(course)]) == 0
    assert "1 of 1 files count" in capsys.readouterr().out
    assert main(["report", str(folder / "class")]) == 0
    assert "a.json: is from the course words. Not counted." in capsys.readouterr().out
