"""`tell_us`, and the drafts of records that its texts become."""

import re

import numpy as np
import pytest

from mlpkit import __version__, exercises
from mlpkit.__main__ import main
from mlpkit.checker.sources import stub_source
from mlpkit.checker.unnamed_answers import drafts, read_text
from mlpkit.exercises import course, session

from .learner import lines_of, shown

UNNAMED = 'def relu(z):\n    """My ```code```."""\n    return np.where(z > 0, z, 17 * z + 3)\n'
SAME = "def relu(z):\n    factor = 17\n    return z * (z > 0) + (factor * z + 3) * (z <= 0)\n"
NAMED = "def relu(z):\n    return np.minimum(z, 0)\n"
RIGHT = "def relu(z):\n    return np.maximum(z, 0)\n"


@pytest.fixture
def told(tmp_path, capsys):
    """The function that runs a cell and returns what tell_us then shows, as a Note."""

    def show(source, name="relu"):
        (tmp_path / "cells").mkdir(exist_ok=True)
        exercises.exercise(lines_of(tmp_path / "cells", source, name))
        return shown(exercises.tell_us, name)

    return show


def test_the_answer_comes_first_then_verdict_stub_and_versions(told):
    note = told(UNNAMED)
    assert note.text == "This is what you would send; nothing has been sent. To send it, copy it."
    verdict = exercises.check("relu", session.written["relu"]).message
    assert note.source.startswith("An answer to `relu` of mlpkit; no sentence named it.\n\n````\n")
    places = [
        note.source.index(part) for part in (UNNAMED, verdict, stub_source(course.records["relu"]))
    ]
    assert places == sorted(places)
    assert f"mlpkit {__version__}, version" in note.source and np.__version__ in note.source
    assert read_text(note.source) == ("relu", "mlpkit", UNNAMED)
    assert read_text(f"Dear authors,\n\n{note.source}\nAda") == ("relu", "mlpkit", UNNAMED)


def test_the_function_itself_names_the_exercise_too(told):
    assert shown(exercises.tell_us, course.exercises["softmax"].reference).text == (
        "softmax: no answer was run in this kernel. Run its cell first."
    )
    with pytest.raises(ValueError, match="no exercise"):
        exercises.tell_us("rleu")


def test_a_right_answer_is_nothing_to_tell_and_a_named_one_says_its_name(told):
    assert told(RIGHT).text == "relu: your answer is right, so there is nothing to tell."
    assert "of mlpkit; named minimum.\n" in told(NAMED).source


def test_an_answer_without_a_source_says_so(told):
    names = {"np": np}
    exec(UNNAMED, names)
    exercises.exercise(names["relu"])
    note = shown(exercises.tell_us, "relu")
    assert note.text == "relu: the source of your answer can't be read."


def test_answers_that_return_the_same_become_one_draft(told):
    other = "def relu(z):\n    return np.where(z > 0, z, 19 * z + 3)\n"
    texts = {f"{k}.md": told(source).source for k, source in enumerate((other, UNNAMED, SAME))}
    texts |= {"named.md": told(NAMED).source, "essay.txt": "Dear authors"}
    texts["right.md"] = texts["1.md"].replace("17 * z + 3", "0 * z")
    texts["broken.md"] = texts["1.md"].replace("return np", "return return np")
    texts["theirs.md"] = texts["1.md"].replace("of mlpkit;", "of letters;")
    found, remarks = drafts(course, texts)
    assert [re.findall("return the same: (.*)[.]", each)[0] for each in found] == [
        "1.md, 2.md",
        "0.md",
    ]
    first, last = found[0].split("\n\n\n")
    assert first.splitlines()[2] == "def wrong_relu_1(z):" and "17 * z + 3" in first
    assert last == '    ("", wrong_relu_1),\n    "",\n'
    assert remarks == [
        "named.md: relu, by now named minimum.",
        "essay.txt: is not a text of tell_us.",
        "right.md: relu, by now right.",
        "broken.md: answers relu, but raises SyntaxError when read.",
        "theirs.md: answers relu of letters, which is not an exercise of mlpkit.",
    ]


def test_the_command_prints_drafts_and_remarks(tmp_path, told, capsys):
    folder = tmp_path / "told"
    folder.mkdir()
    (folder / "a.md").write_text(told(UNNAMED).source)
    (folder / "b.bin").write_bytes(b"\xff\x00")
    capsys.readouterr()
    assert main(["unnamed", str(folder)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("b.bin: is not a text of tell_us.\n# relu: 1 of these answers")
    assert main(["unnamed", str(tmp_path / "none")]) == 2
    (tmp_path / "empty").mkdir()
    assert main(["unnamed", str(tmp_path / "empty")]) == 2
    assert capsys.readouterr().err.count("\n") == 2
