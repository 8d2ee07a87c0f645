"""`mlpkit lab --update`: the copy in its folder, its messages, and what is known about its
edition."""

import json
import os
import shutil
import stat
import subprocess
import sys

import nbformat
import pytest

from mlpkit import __main__ as command
from mlpkit.command import work_folder
from mlpkit.command.updates import HEADING
from mlpkit.helpers import whole_files
from tests.command import test_lab

course = test_lab.course  # the fixture
v4 = nbformat.v4
ONE = "01_preprocessing"
KERNEL = {"name": "python3", "display_name": "Python 3"}
STUB = '@exercise\ndef relu(z):\n    """Return max(z, 0)."""\n    ...  # your code here'
SOLVED = STUB.replace("...  # your code here", "return np.maximum(z, 0)")


def edition(title="# One", sum_="1 + 1", *more):
    """A notebook of the course: its title, a sum, an exercise, and any further cells."""
    cells = [
        v4.new_markdown_cell(title, id="aaaa0001"),
        v4.new_code_cell(sum_, id="aaaa0002"),
        v4.new_code_cell(STUB, id="aaaa0003"),
    ]
    cells += [v4.new_code_cell(source, id=f"bbbb000{n}") for n, source in enumerate(more)]
    return v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL})


NEW = edition("# One, once more", "2 + 2", "show(3)")


@pytest.fixture
def publish(course):
    def publish(notebook, name=ONE):
        nbformat.write(notebook, course.folder / "notebooks" / f"{name}.ipynb")

    publish(edition())
    return publish


@pytest.fixture
def work(course, publish):
    """The learner's folder, with a copy of 01 in which they solved the exercise and wrote cells."""
    command.main(["lab"])
    write(course.folder / "work" / f"{ONE}.ipynb")
    return course.folder / "work"


def write(path, sum_="1 + 1"):
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[1].source = sum_
    output = v4.new_output("stream", text="2")
    notebook.cells[2] |= {"source": SOLVED, "execution_count": 5, "outputs": [output]}
    notebook.cells.insert(
        1, v4.new_code_cell("mine = 1", id="f00dcafe-0000-4000-8000-000000000000")
    )
    nbformat.write(notebook, path)
    return path.read_bytes()


def sources(path):
    return [cell.source for cell in nbformat.read(path, as_version=4).cells]


UPDATED = ["# One, once more", "mine = 1", "2 + 2", SOLVED, "show(3)"]


def names(folder):
    return sorted(path.name for path in folder.glob("01*"))


def lab(*arguments):
    return command.main(["lab", *arguments])


@pytest.mark.parametrize("asked", ["01", "1", "preprocessing", "pre", ONE, f"work/{ONE}.ipynb"])
def test_an_update_moves_what_the_learner_wrote_and_keeps_the_old_copy(
    asked, course, publish, work, capsys
):
    path, before = work / f"{ONE}.ipynb", (work / f"{ONE}.ipynb").read_bytes()
    publish(NEW)
    capsys.readouterr()
    assert lab("--update", asked) == 0
    assert sources(path) == UPDATED
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells)
    kept = f"{ONE}-before-update-1.ipynb"
    assert (work / kept).read_bytes() == before and names(work) == [kept, path.name]
    assert f"updated: {ONE}; your old copy is {kept}.\n" in capsys.readouterr().out
    assert course.started[-1][3] == str(path)

    assert lab() == 0 and ONE not in capsys.readouterr().out
    assert lab("--update", asked) == 0
    assert capsys.readouterr().out.endswith(f"{ONE} is up to date.\n")
    assert sources(path) == UPDATED and len(names(work)) == 2


def test_cells_that_found_no_place_are_mentioned_and_kept_at_the_end(publish, work, capsys):
    path = work / f"{ONE}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[2].source = "1 + 1 + 1"
    nbformat.write(notebook, path)
    publish(NEW)
    capsys.readouterr()
    assert lab("--update", "01") == 0
    assert sources(path) == [*UPDATED, HEADING, "1 + 1 + 1"]
    said = capsys.readouterr().out
    assert said.endswith("Kept at the end, because the course has changed it too: “1 + 1 + 1”.\n")


def test_the_next_update_keeps_the_copy_of_the_last_one(publish, work):
    path = work / f"{ONE}.ipynb"
    for number in (1, 2):
        before = path.read_bytes()
        publish(edition(f"# Edition {number}"))
        lab("--update", "01")
        assert (work / f"{ONE}-before-update-{number}.ipynb").read_bytes() == before
    assert sources(path) == ["# Edition 2", "mine = 1", "1 + 1", SOLVED]


def test_a_file_with_the_name_of_the_old_copy_is_not_overwritten(publish, work):
    kept = [work / f"{ONE}-before-update-{number}.ipynb" for number in (1, 2, 3)]
    kept[0].write_text("mine")
    kept[1].mkdir()
    before = (work / f"{ONE}.ipynb").read_bytes()
    publish(NEW)
    lab("--update", "01")
    assert kept[0].read_text() == "mine" and kept[2].read_bytes() == before
    assert sources(work / f"{ONE}.ipynb") == UPDATED


def test_all_updates_every_copy_that_is_behind_and_no_other(course, publish, work, capsys):
    assert lab("--update", "all") == 0
    assert capsys.readouterr().out.endswith("All your copies are up to date.\n")
    publish(NEW)
    publish(NEW, "02_more")
    assert lab("--update", "all") == 0
    said = capsys.readouterr().out
    assert said.count("updated: ") == 1 and "up to date" not in said and "new: 02_more" in said
    assert sources(work / f"{ONE}.ipynb") == UPDATED
    assert course.started[-1][3] == str(work)


def test_a_missing_copy_is_made(publish, work, capsys):
    (work / f"{ONE}.ipynb").unlink()
    publish(NEW)
    assert lab("--update", "01") == 0
    assert sources(work / f"{ONE}.ipynb") == [cell.source for cell in NEW.cells]
    assert f"new: {ONE}" in capsys.readouterr().out


def test_after_a_fresh_copy_all_still_updates_the_one_with_the_answers(publish, work, capsys):
    publish(NEW)
    lab("--fresh", "01")
    capsys.readouterr()
    assert lab("--update", "all") == 0
    said = capsys.readouterr().out
    assert f"updated: {ONE}; your old copy" in said and "up to date" not in said
    assert sources(work / f"{ONE}.ipynb") == UPDATED
    assert sources(work / f"{ONE}-2.ipynb") == [cell.source for cell in NEW.cells]
    assert lab("--update", "all") == 0
    assert capsys.readouterr().out.endswith("All your copies are up to date.\n")


def test_the_newest_of_several_copies_is_mentioned_and_each_can_be_updated(publish, work, capsys):
    publish(edition("# Edition 2"))
    lab("--fresh", "01")
    second = work / f"{ONE}-2.ipynb"
    write(second)
    capsys.readouterr()
    lab()
    assert "has changed" not in capsys.readouterr().out
    publish(NEW)
    lab()
    said = capsys.readouterr().out
    assert f"{ONE}-2 has changed" in said and f"--update {ONE}-2\n" in said
    assert f"{ONE} has changed" not in said
    assert lab("--update", "all") == 0
    assert sources(second) == UPDATED and sources(work / f"{ONE}.ipynb") == UPDATED
    publish(edition("# Edition 4"))
    assert lab("--update", f"{ONE}-2") == 0
    assert sources(second)[0] == "# Edition 4" and sources(work / f"{ONE}.ipynb") == UPDATED


@pytest.mark.parametrize("name", [ONE, f"{ONE}-2"])
def test_a_damaged_copy_is_reported_with_the_way_to_a_fresh_one(
    name, course, publish, work, capsys
):
    lab("--fresh", "01")
    path = work / f"{name}.ipynb"
    path.write_text('{"cells": [')
    publish(NEW)
    before = names(work)
    capsys.readouterr()
    assert lab("--update", name) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if path.name in line)
    assert line.startswith(f"Your {path.name} is cut off or damaged in line 1. It stays as it is")
    assert line.endswith(f"mlpkit lab --fresh {ONE}")
    assert path.read_text() == '{"cells": [' and names(work) == before
    assert course.started[-1][3] == str(work)


CELLS = [
    5,
    {},
    {"cell_type": "code"},
    {"cell_type": "code", "source": 5},
    {"cell_type": "code", "source": ["a", 5]},
    {"cell_type": "code", "source": "", "id": 5},
    {"cell_type": "poem", "source": ""},
]


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_a_malformed_cell_is_damage(cell, publish, work, capsys):
    path = work / f"{ONE}.ipynb"
    path.write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4}))
    publish(NEW)
    assert lab("--update", "01") == 0
    assert f"Your {ONE}.ipynb has an entry among its cells" in capsys.readouterr().out


@pytest.mark.parametrize("metadata", [[], None, 5, "python"])
def test_metadata_that_is_not_a_dictionary_is_damage(metadata, publish, work, capsys):
    path = work / f"{ONE}.ipynb"
    notebook = json.loads(path.read_text()) | {"metadata": metadata}
    path.write_text(json.dumps(notebook))
    before = path.read_bytes()
    publish(NEW)
    capsys.readouterr()
    assert lab("--update", "01") == 0
    said = capsys.readouterr().out
    assert f"Your {ONE}.ipynb has metadata that is not a dictionary. It stays as it is" in said
    assert path.read_bytes() == before


def test_half_a_character_in_a_cell_moves_with_it(publish, work, capsys):
    """JSON can spell a lone surrogate, UTF-8 can't; cutting a string in two can leave one."""
    path, half = work / f"{ONE}.ipynb", "\\ud83d"
    text = path.read_text()
    for source in ("mine = 1", "1 + 1"):
        assert json.dumps(source) in text
        text = text.replace(source, f"{source}  # {half}")
    path.write_text(text)
    publish(NEW)
    capsys.readouterr()
    assert lab("--update", "01") == 0
    assert f"“1 + 1  # {half}”" in capsys.readouterr().out
    found = ["".join(cell["source"]) for cell in json.loads(path.read_bytes())["cells"]]
    own, changed = "mine = 1  # \ud83d", "1 + 1  # \ud83d"
    assert found == [UPDATED[0], own, *UPDATED[2:], HEADING, changed]
    assert (work / f"{ONE}-before-update-1.ipynb").read_text() == text
    assert lab("--update", "01") == 0 and "up to date" in capsys.readouterr().out


def test_the_message_about_a_missing_notebook_lists_the_existing_ones(publish, work, capsys):
    assert lab("--update", "99") == 2
    assert "no notebook '99'; there are 00_start_here, 01_preprocessing" in capsys.readouterr().err


def test_fresh_and_update_exclude_each_other(work, capsys):
    with pytest.raises(SystemExit):
        lab("--update", "01", "--fresh", "01")
    assert "not allowed with" in capsys.readouterr().err


def test_a_link_to_the_learners_own_notebook_stays_a_link(course, publish, work):
    path, elsewhere = work / f"{ONE}.ipynb", course.folder / "elsewhere.ipynb"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    publish(NEW)
    lab("--update", "01")
    assert path.is_symlink() and sources(elsewhere) == UPDATED
    assert (work / f"{ONE}-before-update-1.ipynb").read_bytes() == before


def test_a_save_at_the_last_moment_is_in_the_old_copy(publish, work, monkeypatch):
    """JupyterLab saves after the copy was read, and before it is replaced."""
    path, real = work / f"{ONE}.ipynb", work_folder.keep_old_copy

    def saved_meanwhile(copy, content):
        kept = real(copy, content)
        path.write_text(path.read_text().replace("mine = 1", "mine = 2"))
        return kept

    monkeypatch.setattr(work_folder, "keep_old_copy", saved_meanwhile)
    publish(NEW)
    lab("--update", "01")
    assert "mine = 2" in sources(work / f"{ONE}-before-update-1.ipynb")


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("room", [0, 1, 2])
def test_a_full_disk_leaves_both_whole_and_a_second_run_completes_the_update(
    room, links, publish, work, monkeypatch, capsys
):
    """After `room` files, nothing written reaches the disk; `links` need no room."""
    path, written = work / f"{ONE}.ipynb", []
    before = path.read_bytes()
    publish(NEW)

    def fsync(handle):
        if not stat.S_ISDIR(os.fstat(handle).st_mode):
            written.append(handle)
        if len(written) > room:
            raise OSError(28, "No space left on device")

    def no_link(*_, **__):
        raise PermissionError(1, "Operation not permitted")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        if not links:
            patch.setattr(os, "link", no_link)
        capsys.readouterr()
        complete = room >= 2 + (not links)
        assert lab("--update", "01") == (0 if complete else 2)
    if not complete:
        assert "No space left on device." in capsys.readouterr().err
    there = [path.read_bytes() for path in work.glob("01*")]
    assert before in there and not [name for name in os.listdir(work) if whole_files.DRAFT in name]
    assert path.read_bytes() == before or sources(path) == UPDATED
    assert lab("--update", "01") == 0
    kept = f"{ONE}-before-update-1.ipynb"
    assert sources(path) == UPDATED and names(work) == [kept, path.name]
    assert (work / kept).read_bytes() == before
    assert lab("--update", "01") == 0 and capsys.readouterr().out.endswith("up to date.\n")


def test_an_update_that_was_killed_before_it_was_recorded_is_not_repeated(
    publish, work, monkeypatch, capsys
):
    """A repeated update would take a second version of an answer for the answer that has lost its
    place."""
    path = work / f"{ONE}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    second = SOLVED.replace("np.maximum(z, 0)", "z.clip(0)")
    notebook.cells.append(v4.new_code_cell(second, id="f00dcafe-0000-4000-8000-000000000001"))
    nbformat.write(notebook, path)
    new = edition()
    new.cells.pop()
    publish(new)

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(work_folder, "keep_original", killed)
        assert lab("--update", "01") == 130
    expected = ["# One", "mine = 1", "1 + 1", second, HEADING, SOLVED]
    assert sources(path) == expected
    capsys.readouterr()
    assert lab("--update", "01") == 0
    assert capsys.readouterr().out.endswith(f"{ONE} is up to date.\n")
    assert sources(path) == expected and len(names(work)) == 2


def test_names_are_valid_on_windows_too(publish, work):
    publish(NEW)
    lab("--update", "01")
    for name in names(work):
        assert not set(name) & set('<>:"/\\|?*') and name.isascii()


def test_where_the_edition_is_unknown_what_may_be_the_learners_is_kept(publish, work, capsys):
    shutil.rmtree(work / ".originals")
    publish(NEW)
    lab()
    assert f"{ONE} has changed" in capsys.readouterr().out
    lab("--update", "01")
    assert sources(work / f"{ONE}.ipynb") == [*UPDATED, HEADING, "# One", "1 + 1"]
    lab()
    assert f"{ONE} has changed" not in capsys.readouterr().out.split("\n", 1)[1]


def test_a_copy_of_this_edition_is_recognized_even_if_no_original_is_kept(publish, work, capsys):
    path = work / f"{ONE}.ipynb"
    path.write_text(path.read_text().replace("1 + 1", "1 + 1 + 1"))  # whatever they edited
    shutil.rmtree(work / ".originals")
    capsys.readouterr()
    lab()
    assert ONE not in capsys.readouterr().out
    publish(edition("# One, once more"))
    lab("--update", "01")
    assert sources(path) == ["# One, once more", "mine = 1", "1 + 1 + 1", SOLVED]


def test_an_update_loads_neither_numpy_nor_nbformat(tmp_path):
    code = (
        "import sys, json; from mlpkit.command import work_folder as w; from pathlib import Path; "
        "folder, old, new = Path(sys.argv[1]), *json.loads(sys.argv[2]); "
        "w.fill_folder(folder, {'01 a': old}); "
        "w.fill_folder(folder, {'01 a': new}, update='01 a'); "
        "loaded = {'numpy', 'nbformat', 'mlpkit.checker', 'mlpkit.exercises'} & {*sys.modules}; "
        "assert not loaded, loaded; "
        "assert (folder / '01 a-before-update-1.ipynb').exists()"
    )
    texts = json.dumps([work_folder.without_outputs(edition()), work_folder.without_outputs(NEW)])
    subprocess.run([sys.executable, "-c", code, str(tmp_path), texts], check=True)
