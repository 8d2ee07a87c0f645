"""`mlpkit lab` on any work folder: damaged copies, other files, no room, odd names."""

import contextlib
import json
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from mlpkit import __main__ as command
from mlpkit.checker.cell_links import copy_of
from mlpkit.command import lab, meant, work_folder
from tests.command import test_lab
from tests.command.test_lab import notebook, rewrite, source

course = test_lab.course  # the fixture
ROOT = Path(__file__).parents[2]
ONE = "01_preprocessing"
posix = pytest.mark.skipif(os.name != "posix", reason="POSIX's own kinds of files")


def everything(folder):
    """Return {path: content} of everything in a folder; None for anything but a file."""
    return {
        path.relative_to(folder): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def files(folder):
    return {path: content for path, content in everything(folder).items() if content is not None}


def damaged(text):
    """Return {kind of damage: (a function that inflicts it on a path, the expected message)}."""
    return {
        "cut off": (lambda path: path.write_text(text[: len(text) // 2]), "is cut off or damaged"),
        "merged": (lambda path: path.write_text("{\n<<<<<<< mine\n"), "damaged in line 2"),
        "empty": (lambda path: path.write_text(""), "is empty"),
        "blank": (lambda path: path.write_text(" \n"), "is empty"),
        "zeros": (lambda path: path.write_bytes(bytes(500)), "is cut off or damaged in line 1"),
        "a picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\xff\xfe"), "is not text"),
        "nested": (lambda path: path.write_text("[" * 200_000), "is damaged"),
        "a list": (lambda path: path.write_text("[1]"), "is not a notebook"),
        "other JSON": (lambda path: path.write_text('{"cells": 3}'), "is not a notebook"),
        "a folder": (lambda path: path.mkdir(), "is a folder"),
        "a full folder": (lambda path: (path / "mine").mkdir(parents=True), "is a folder"),
        "a dangling link": (lambda path: path.symlink_to("gone"), "is a broken link"),
        "a loop": (lambda path: path.symlink_to(path.name), "can't be read"),
        "a pipe": (lambda path: os.mkfifo(path), "is not a file"),
    }


ON_POSIX = {"a dangling link", "a loop", "a pipe"}
KINDS = [pytest.param(kind, marks=posix if kind in ON_POSIX else ()) for kind in damaged("")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_that_is_not_a_notebook_is_reported_and_repaired_by_fresh(kind, course, capsys):
    command.main(["lab"])
    path = course.folder / "work" / f"{ONE}.ipynb"
    do, said = damaged(path.read_text())[kind]
    path.unlink()
    do(path)
    before, content = path.lstat().st_ino, path.read_bytes() if path.is_file() else None
    capsys.readouterr()

    assert command.main(["lab"]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if path.name in line]
    assert line.startswith(f"Your {path.name} ") and said in line
    assert line.endswith(f"mlpkit lab --fresh {ONE}")
    assert path.lstat().st_ino == before and course.started[-1][3] == str(path.parent)

    assert command.main(["lab", "--fresh", "01"]) == 0
    kept = path.with_name(f"{ONE}-damaged-1.ipynb")
    assert said in (out := capsys.readouterr().out) and f"It is kept as {kept.name}." in out
    assert kept.lstat().st_ino == before and (content is None or kept.read_bytes() == content)
    assert source(path) == "1 + 1" and course.started[-1][3] == str(path)

    assert command.main(["lab"]) == 0
    assert "damaged" not in capsys.readouterr().out
    assert len(os.listdir(path.parent)) == 4


@pytest.mark.parametrize("kind", ["empty", "a folder"])
def test_a_damaged_first_notebook_does_not_prevent_opening(kind, course, capsys):
    path = course.folder / "work" / "00_start_here.ipynb"
    path.parent.mkdir()
    damaged("")[kind][0](path)
    assert command.main(["lab"]) == 0
    assert "Your 00_start_here.ipynb is " in capsys.readouterr().out
    assert course.started[-1][3] == str(path.parent)


def test_the_learners_changes_to_a_copy_are_not_damage(course, capsys):
    command.main(["lab"])
    path = course.folder / "work" / f"{ONE}.ipynb"
    path.write_text(json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    capsys.readouterr()
    command.main(["lab"])
    assert path.name not in capsys.readouterr().out


@posix
def test_a_link_to_the_learners_own_notebook_is_a_copy_like_any_other(course, capsys):
    command.main(["lab"])
    path = course.folder / "work" / f"{ONE}.ipynb"
    path.rename(course.folder / "elsewhere.ipynb")
    path.symlink_to(course.folder / "elsewhere.ipynb")
    capsys.readouterr()
    command.main(["lab"])
    assert path.is_symlink() and ONE not in capsys.readouterr().out


ASKED = {
    "01": ONE,
    "1": ONE,
    "001": ONE,
    "0": "00_start_here",
    "00": "00_start_here",
    "01_preprocessing.ipynb": ONE,
    "notebooks/01_preprocessing.ipynb": ONE,
    "preprocessing": ONE,
    "Preprocessing": ONE,
    "pre": ONE,
    "01_pre": ONE,
    "start here": "00_start_here",
    "start-here": "00_start_here",
}


@pytest.mark.parametrize("asked", ASKED)
def test_fresh_takes_a_number_a_name_or_the_beginning_of_one(asked, course):
    command.main(["lab"])
    assert command.main(["lab", "--fresh", asked]) == 0
    assert course.started[-1][3] == str(course.folder / "work" / f"{ASKED[asked]}-2.ipynb")


def test_a_notebook_may_have_no_metadata():
    assert json.loads(work_folder.without_outputs({"cells": [], "nbformat": 4}))["cells"] == []


NAMES = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))


def test_every_notebook_of_the_course_is_found_by_its_number_and_by_its_title():
    assert len(NAMES) > 7
    for name in NAMES:
        number, _, title = name.partition("_")
        assert [meant.find_notebook(one, NAMES) for one in (number, title, name)] == [name] * 3
        assert meant.find_notebook(str(int(number)), NAMES) == name


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("preprocesing", "did you mean 01_preprocessing?"),
        ("01_preprocesing", "did you mean 01_preprocessing?"),
        ("o", None),
        ("0", "00_start_here"),
        ("", "there are 00_start_here, 01_preprocessing"),
        ("_", "there are 00_start_here, 01_preprocessing"),
        ("99", "there are 00_start_here, 01_preprocessing"),
        ("9" * 5000, "there are 00_start_here, 01_preprocessing"),
    ],
)
def test_a_notebook_that_fresh_does_not_find_is_reported_with_the_nearest_names(asked, said):
    names = [name for name in NAMES if name[:2] in ("00", "01", "06")]
    if said in names or said is None:
        assert meant.find_notebook(asked, names) == (said or "06_optimizers")
        return
    with pytest.raises(lab.LabError, match=f"^no notebook {asked!r}; ") as error:
        meant.find_notebook(asked, names)
    assert said in str(error.value)


def test_an_ambiguous_beginning_names_the_possible_notebooks():
    with pytest.raises(lab.LabError, match=r"'p'; did you mean 01_pixels or 03_pass\?"):
        meant.find_notebook("p", ["01_pixels", "02_bend", "03_pass"])


def test_names_are_found_however_they_are_written():
    for name in ("01_Letters", "01-letters", "01 More letters"):
        title = name[3:]
        for asked in (name, name.lower(), title, title.lower(), "1", name[:4]):
            assert meant.find_notebook(asked, [name, "02_b"]) == name


def test_a_number_that_two_notebooks_share_lists_both():
    with pytest.raises(lab.LabError, match=r"'1'; did you mean 01_a or 1_b\?"):
        meant.find_notebook("1", ["01_a", "1_b", "02_c"])


def test_the_advice_quotes_a_name_with_spaces(tmp_path):
    for text, option in (("", "--fresh"), ('{"cells": [], "nbformat": 4}', "--update")):
        (tmp_path / "01 a b.ipynb").write_text(text)
        _, lines = work_folder.fill_folder(tmp_path, {"01 a b": json.dumps(notebook())})
        assert lines[-1].endswith(f'{option} "01 a b"')


class Terminal:
    """A terminal on which one line is typed; None means Ctrl+D."""

    def __init__(self, line):
        self.line = line

    def isatty(self):
        return True

    def readline(self, *_):
        return "" if self.line is None else self.line + "\n"


@pytest.fixture
def place(course, monkeypatch):
    """place(kind): a folder that should not be filled without asking, as arguments for `lab`."""
    home = course.folder / "homes" / "ada"
    home.mkdir(parents=True)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))

    def make(kind):
        folder = {"home": home, "homes": home.parent, "edition": course.folder / "notebooks"}.get(
            kind
        )
        if folder is None:
            folder = course.folder / ("work" if kind == "work" else "thesis")
            folder.mkdir()
            (folder / "chapter.txt").write_text("mine")
        return folder, ["lab", *([] if kind == "work" else ["--work", str(folder)])]

    return make


PLACES = {
    "work": "holds other things, such as chapter.txt",
    "named": "holds other things, such as chapter.txt",
    "home": "is your home folder",
    "homes": "is above your home folder",
    "edition": "holds the edition to read",
}


@pytest.mark.parametrize("kind", PLACES)
def test_a_folder_that_is_not_mlpkits_is_not_filled_where_nobody_can_be_asked(
    kind, place, course, monkeypatch, capsys
):
    folder, line = place(kind)
    before = everything(folder)
    monkeypatch.setattr(sys, "stdin", open(os.devnull))
    assert command.main(line) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"mlpkit: {folder} ") and PLACES[kind] in error
    assert "mlpkit lab --work FOLDER" in error and error.count("\n") == 1
    assert everything(folder) == before and not course.started


@pytest.mark.parametrize("answer", ["", "n", "no", "x", None])
@pytest.mark.parametrize("kind", PLACES)
def test_on_a_terminal_it_asks_and_accepts_no_as_an_answer(
    kind, answer, place, course, monkeypatch, capsys
):
    folder, line = place(kind)
    before = everything(folder)
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert command.main(line) == 2
    said = capsys.readouterr()
    assert PLACES[kind] in said.out and "[y/N]" in said.out and "Nothing was copied" in said.err
    assert everything(folder) == before and not course.started


@pytest.mark.parametrize("answer", ["y", "Yes", " y "])
@pytest.mark.parametrize("kind", [kind for kind in PLACES if kind != "edition"])
def test_after_a_yes_the_folder_is_filled_and_not_asked_about_again(
    kind, answer, place, course, monkeypatch, capsys
):
    folder, line = place(kind)
    before = everything(folder)
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert command.main(line) == 0
    assert (folder / f"{ONE}.ipynb").is_file() and everything(folder).items() >= before.items()
    monkeypatch.setattr(sys, "stdin", Terminal("n"))
    capsys.readouterr()
    assert command.main(line) == 0
    assert "[y/N]" not in capsys.readouterr().out


def test_the_command_asks_about_the_root_folder(course):
    assert "root" in lab.reason_to_ask(
        Path(course.folder.anchor), lab.read_originals(), lab.originals_folder()
    )


@pytest.mark.parametrize("there", [[], [".DS_Store"], [".ipynb_checkpoints"], [f"{ONE}.ipynb"]])
def test_an_empty_folder_or_one_with_a_copy_needs_no_question(there, course, monkeypatch):
    (course.folder / "work").mkdir()
    for name in there:
        (course.folder / "work" / name).write_text("x")
    monkeypatch.setattr(sys, "stdin", open(os.devnull))
    assert command.main(["lab"]) == 0


def test_an_interrupted_question_means_no(place, course, monkeypatch):
    def interrupt(prompt):
        raise KeyboardInterrupt

    folder, line = place("work")
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    monkeypatch.setattr("builtins.input", interrupt)
    assert command.main(line) == 130
    assert os.listdir(folder) == ["chapter.txt"]


@pytest.mark.parametrize(
    "name", ["mit Leerzeichen", "Übung 日本 🙂", "a'b\"c" if os.name == "posix" else "a'b"]
)
def test_names_with_spaces_and_letters_of_all_kinds_work(name, course):
    assert command.main(["lab", "--work", str(course.folder / name)]) == 0
    assert course.started[-1][3] == str(course.folder / name)
    assert (course.folder / name / f"{ONE}.ipynb").is_file()


def test_a_relative_folder_and_a_tilde_are_understood(course, monkeypatch):
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(course.folder))
    monkeypatch.chdir(course.folder)
    for folder in ("-mine", os.path.join("~", "mine")):
        command.main(["lab", f"--work={folder}"])
    opened = [Path(line[3]) for line in course.started]
    assert opened == [course.folder / "-mine", course.folder / "mine"]


def test_the_advice_for_a_different_folder_names_it(course, capsys):
    line = ["lab", "--work", str(course.folder / "my own")]
    command.main(line)
    rewrite(course, "2 + 2")
    capsys.readouterr()
    command.main(line)
    assert (
        f'mlpkit lab --work "{course.folder / "my own"}" --update {ONE}' in capsys.readouterr().out
    )


def a_file(folder):
    (folder / "work").write_text("mine")


def under_a_file(folder):
    (folder / "other").write_text("mine")
    return folder / "other" / "work"


def very_long(folder):
    return folder / ("x" * 300) / "work"


def very_deep(folder):
    return folder.joinpath(*["x" * 200] * 30)


def a_link_to_nothing(folder):
    (folder / "work").symlink_to("gone")


PROBLEMS = [
    a_file,
    under_a_file,
    very_long,
    very_deep,
    pytest.param(a_link_to_nothing, marks=posix),
]


@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_path_that_cannot_be_a_work_folder_is_refused_in_one_sentence(problem, course, capsys):
    work = problem(course.folder) or course.folder / "work"
    before = everything(course.folder)
    assert command.main(["lab", "--work", str(work)]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"mlpkit: cannot use the work folder {work}: ")
    assert "Errno" not in error and "--work FOLDER" in error and error.count("\n") == 1
    assert everything(course.folder) == before and not course.started


@posix
def test_an_unwritable_folder_is_reported_in_one_sentence(course, monkeypatch, capsys):
    work, real = course.folder / "work", os.open
    work.mkdir(mode=0o555)

    def refusing(path, flags, *rest, **options):
        """For tests run as root, who may write everywhere."""
        if flags & os.O_CREAT:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, *rest, **options)

    if os.access(work, os.W_OK):
        monkeypatch.setattr(os, "mkdir", lambda path, *_: refusing(path, os.O_CREAT))
        monkeypatch.setattr(os, "open", refusing)
    assert command.main(["lab"]) == 2
    assert f"cannot use the work folder {work}: Permission denied" in capsys.readouterr().err
    assert os.listdir(work) == [] and not course.started


def test_a_folder_that_has_everything_need_not_be_writable(course, monkeypatch):
    command.main(["lab"])

    def refused(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(work_folder.whole_files, "whole", refused)
    assert command.main(["lab"]) == 0


@pytest.mark.parametrize("room", [0, 1, 2, 3])
def test_a_full_disk_is_reported_in_one_sentence_and_leaves_whole_files(
    room, course, monkeypatch, capsys
):
    """After `room` files, nothing written reaches the disk."""
    real, written = os.fsync, []

    def fsync(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            return
        written.append(handle)
        if len(written) > room:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    assert command.main(["lab"]) == 2
    work, error = course.folder / "work", capsys.readouterr().err
    assert error.startswith(f"mlpkit: cannot use the work folder {work}: No space left on device.")
    assert not course.started and len(files(work)) == room
    monkeypatch.setattr(os, "fsync", real)
    assert command.main(["lab"]) == 0
    assert source(work / f"{ONE}.ipynb") == "1 + 1" and len(files(work)) == 4


@posix
def test_a_limit_on_file_sizes_is_reported_in_one_sentence_and_leaves_no_part_of_a_file(tmp_path):
    """As on a full disk, part of the notebook can be written before the error."""
    code = """
import resource, sys
from mlpkit import __main__ as command
resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))
sys.exit(command.main(["lab", "--work", sys.argv[1]]))
"""
    line = [sys.executable, "-c", code, str(tmp_path / "work")]
    ended = subprocess.run(line, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert ended.returncode == 2 and ended.stderr.count("\n") == 1, ended.stderr
    assert ended.stderr.endswith(
        "File too large. To use a different one: mlpkit lab --work FOLDER\n"
    )
    assert everything(tmp_path / "work") == {Path(".originals"): None}


def test_a_terminal_that_cannot_print_a_folders_letters_still_shows_its_name(course, monkeypatch):
    with open(course.folder / "said", "w", encoding="ascii") as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert command.main(["lab", "--work", str(course.folder / "Übung")]) == 0
    assert r"\xdcbung" in (course.folder / "said").read_text()


def test_drafts_of_a_killed_process_are_cleared_even_if_nothing_is_copied(course):
    command.main(["lab"])
    draft = course.folder / "work" / f"{work_folder.whole_files.DRAFT}left"
    draft.touch()
    os.utime(draft, (1, 1))
    command.main(["lab"])
    assert not draft.exists()


def other_device():
    """A folder on a different file system from the temporary files', where there is one."""
    for folder in ("/dev/shm", "/run/user/" + str(os.getuid() if hasattr(os, "getuid") else "")):
        with contextlib.suppress(OSError):
            if os.access(folder, os.W_OK) and os.stat(folder).st_dev != os.stat(ROOT).st_dev:
                return folder
    return None


@pytest.mark.skipif(other_device() is None, reason="no second file system to write on")
def test_a_work_folder_on_a_different_device_works(course):
    with tempfile.TemporaryDirectory(dir=other_device()) as folder:
        (course.folder / "link").symlink_to(folder)
        for work in (str(course.folder / "link"), f"{folder}/work"):
            assert command.main(["lab", "--work", work]) == 0
            assert source(Path(work) / f"{ONE}.ipynb") == "1 + 1"
            assert command.main(["lab", "--work", work, "--fresh", "1"]) == 0
            assert (Path(work) / f"{ONE}-2.ipynb").is_file()


def test_after_fresh_links_lead_to_the_copy_that_has_answers_until_the_new_one_has_some(tmp_path):
    stub = "@exercise\ndef a(x):\n    ..."
    cell = {"cell_type": "code", "id": "a1", "source": stub, "metadata": {}}
    text = work_folder.without_outputs({"cells": [cell], "nbformat": 4, "metadata": {}})
    work_folder.fill_folder(tmp_path, {"01_one": text})
    old = tmp_path / "01_one.ipynb"
    old.write_text(text.replace("...", "return 1"))
    new, _ = work_folder.fill_folder(tmp_path, {"01_one": text}, fresh="01_one")
    os.utime(old, (1, 1))
    assert copy_of(1, tmp_path) == old
    new.write_text(text.replace("...", "return 2"))
    assert copy_of(1, tmp_path) == new
