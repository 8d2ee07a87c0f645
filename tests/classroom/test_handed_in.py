"""Reading what a class has handed in: each file says what is wrong with it, and none stops the
report."""

import json
import os
import random
import tracemalloc
import zipfile

import pytest

from mlpkit.__main__ import main
from mlpkit.classroom import handed_in
from mlpkit.classroom.hand_in import as_text
from mlpkit.classroom.handed_in import files_in, read_all
from mlpkit.exercises import course

from .made import made_file

GOOD = made_file(1)


def read(folder):
    """Return {a file's name: its HandedIn}."""
    return {each.name: each for each in read_all(course, folder, files_in(folder))}


def zipped(path, name, content, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        archive.writestr(name, content)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is not a hand-in."),
        ("%PDF-1.7", "is not a hand-in."),
        (b"\xff\xfe\x00", "is not a hand-in."),
        ("[1, 2]", "is not a hand-in."),
        ('{"format": "mlpkit hand-in"', "is damaged or cut off."),
        (as_text(GOOD)[:3000], "is damaged or cut off."),
        ("[" * 100_000, "is not a hand-in."),
        ('{"a":' * 100_000, "is damaged or cut off."),
        ('{"a": 1' + "0" * 10_000 + "}", "is damaged or cut off."),
        (as_text(GOOD | {"version": 2}), "has the format 2, and this mlpkit reads 1."),
        (as_text(GOOD | {"version": [1]}), "has the format a list, and this mlpkit reads 1."),
        (as_text(GOOD | {"course": "letters"}), "is from the course letters."),
        (as_text(GOOD | {"course": {"a": "\ud800"}}), "is from the course a dict."),
        (as_text(GOOD | {"course": "\ud800\n"}), "is from the course \\ud800\\n."),
        (as_text(GOOD | {"solved": 5}), "lacks its attempts."),
        (as_text(GOOD).replace('"lines"', '"rows"'), "lacks its attempts."),
        (json.dumps(GOOD | {"lines": {}}), "lacks its attempts."),
        (b"PK\x03\x04 and no archive", "is not a hand-in."),
        (" " * 6_000_001, "has more than 6 MB, so it is not a hand-in."),
    ],
)
def test_a_file_that_is_not_a_hand_in_says_why(tmp_path, content, told):
    path = tmp_path / "file.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (tmp_path / "good.json").write_text(as_text(GOOD))
    found = read(tmp_path)
    assert found["file.json"].remark == told and not found["file.json"].learner
    assert found["good.json"].learner and not found["good.json"].remark


def test_a_hand_in_of_another_edition_counts_and_is_named(tmp_path):
    strange = [{"exercise": "gone_now", "asked": "exercise", "status": "wrong"}, 5, None]
    lines = [*GOOD["lines"], *strange]
    (tmp_path / "a.json").write_text(as_text(GOOD | {"edition": "0.0.9", "lines": lines}))
    found = read(tmp_path)["a.json"]
    assert found.remark == (
        f"edition 0.0.9, and this report has {course.version}; 3 of {len(lines)} attempts can't be "
        "read or are unknown here."
    )
    (tmp_path / "a.json").write_text(as_text(GOOD))
    assert found.learner == read(tmp_path)["a.json"].learner


def test_values_that_no_learner_could_have_written_are_not_believed(tmp_path):
    line = {"exercise": "relu", "asked": "exercise", "status": "wrong"}
    odd = [
        line | {"after": 10**400, "mistake": "<b>", "hints": -3, "solution": "yes"},
        line | {"after": -5, "mistake": 7, "hints": True},
        line | {"asked": "guess", "exercise": "linear_stack", "answer": "<script>"},
        line | {"status": "summary", "lines": "many"},
    ]
    (tmp_path / "a.json").write_text(as_text(GOOD | {"lines": odd, "solved": ["relu", 5, "Ada"]}))
    found = read(tmp_path)["a.json"]
    assert found.solved == {"relu"} and found.learner.guessed == {"linear_stack": ("other", False)}
    assert found.remark == "1 older attempts are only counted."


def test_archives_are_read_and_damaged_ones_are_refused(tmp_path):
    zipped(tmp_path / "good.zip", "hand-in.json", as_text(GOOD))
    zipped(tmp_path / "bomb.zip", "hand-in.json", " " * 50_000_000)
    zipped(tmp_path / "empty.zip", "notebooks/a.ipynb", "{}")
    zipped(tmp_path / "broken.zip", "hand-in.json", as_text(GOOD))
    content = bytearray((tmp_path / "broken.zip").read_bytes())
    content[60:400] = b"x" * 340
    (tmp_path / "broken.zip").write_bytes(content)
    tracemalloc.start()
    found = read(tmp_path)
    assert tracemalloc.get_traced_memory()[1] < 20e6  # so the bomb was not unpacked
    tracemalloc.stop()
    assert found["good.zip"].learner
    assert {name: each.remark for name, each in found.items()} == {
        "bomb.zip": "has more than 6 MB, so it is not a hand-in.",
        "broken.zip": "is a damaged archive.",
        "empty.zip": "is an archive without hand-in.json.",
        "good.zip": "",
    }


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_to_a_file_stops_the_report(tmp_path, seed):
    rng = random.Random(seed)
    zipped(tmp_path / "a.zip", "hand-in.json", as_text(GOOD))
    (tmp_path / "a.json").write_text(as_text(GOOD))
    for path in (tmp_path / "a.zip", tmp_path / "a.json"):
        content = bytearray(path.read_bytes())
        for _ in range(rng.choice((1, 5, 50))):
            content[rng.randrange(len(content))] = rng.randrange(256)
        path.write_bytes(content[: rng.choice((None, rng.randrange(len(content))))])
    read(tmp_path)


def test_the_longer_of_two_files_by_one_person_counts(tmp_path):
    short = GOOD | {"lines": GOOD["lines"][:40]}
    for name, content in (("a", short), ("b", GOOD), ("c", GOOD), ("d", made_file(2))):
        (tmp_path / f"{name}.json").write_text(as_text(content))
    found = read(tmp_path)
    told = "begins with the same attempts as b.json. Not counted."
    assert {name: each.told for name, each in found.items()} == {
        **{"a.json": told, "b.json": "", "c.json": told, "d.json": ""}
    }
    assert [name for name, each in found.items() if each.learner] == ["b.json", "d.json"]
    assert found["a.json"].solved


def test_two_people_whose_first_answers_took_no_time_are_two(tmp_path):
    quick = [line | {"after": 1} for line in GOOD["lines"]]
    for name in "ab":
        (tmp_path / f"{name}.json").write_text(as_text(GOOD | {"lines": quick}))
    (tmp_path / "c.json").write_text(as_text(GOOD | {"lines": GOOD["lines"][:3]}))
    (tmp_path / "d.json").write_text(as_text(GOOD | {"lines": GOOD["lines"][:3]}))
    (tmp_path / "e.json").write_text(as_text(GOOD | {"lines": []}))
    assert all(each.learner for each in read(tmp_path).values())


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has pipes and links")
def test_folders_are_searched_and_anything_but_a_file_is_not_opened(tmp_path):
    (tmp_path / "Ada L").mkdir()
    (tmp_path / "Ada L" / "hand-in.json").write_text(as_text(GOOD))
    for litter in (".DS_Store", "__MACOSX/x.json", ".hidden/x.json"):
        (tmp_path / litter).parent.mkdir(exist_ok=True)
        (tmp_path / litter).write_text("x")
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "link.json").symlink_to(tmp_path / "Ada L" / "hand-in.json")
    (tmp_path / "loop").symlink_to(tmp_path)
    for name in (os.fsdecode(b"\xff.json"), "\x1b[2J\n\u202e.json"):
        (tmp_path / name).write_text("x")
    assert {name: each.remark for name, each in read(tmp_path).items()} == {
        "\\x1b[2J\\n\\u202e.json": "is not a hand-in.",
        "Ada L/hand-in.json": "",
        "link.json": "is not an ordinary file.",
        "pipe.json": "is not an ordinary file.",
        "\\udcff.json": "is not a hand-in.",
    }


def test_the_limit_is_above_what_a_learner_can_write():
    assert handed_in.READ > handed_in.LARGEST


def run(*arguments):
    return main(["report", *map(str, arguments)])


def test_the_command_says_what_it_wrote_and_does_not_read_it_again(tmp_path, capsys):
    (tmp_path / "a.json").write_text(as_text(GOOD))
    (tmp_path / "b.json").write_text("{")
    page, rows = tmp_path / "report.html", tmp_path / "all.csv"
    for _ in range(2):
        assert run(tmp_path, "--out", page, "--completion", rows) == 0
        assert capsys.readouterr().out == (
            "b.json: is damaged or cut off. Not counted.\n"
            f"1 of 2 files count. The page: {page}\n"
            f"Who has solved what: {rows}\n"
        )


def test_bad_input_to_the_command_gets_one_sentence(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert run(tmp_path / "none") == 2
    assert run(tmp_path / "empty") == 2
    (tmp_path / "a.json").write_text(as_text(GOOD))
    assert run(tmp_path, "--out", tmp_path / "nowhere" / "report.html") == 2
    assert run(tmp_path, "--course", tmp_path) == 2
    assert run(tmp_path, "--out", tmp_path / "a.json") == 2
    assert run(tmp_path, "--completion", tmp_path / "a.json") == 2
    assert json.loads((tmp_path / "a.json").read_text()) == GOOD
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 6 and all(line.startswith("mlpkit: ") for line in said)
    assert "No such file" in said[0] and "no files in" in said[1] and "cannot write" in said[2]
    assert said[4].endswith("got a.json; expected a name that ends in .html")
    assert said[5].endswith("got a.json; expected a name that ends in .csv")
