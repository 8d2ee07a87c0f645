"""The page of benchmarks is made of sections/ and notes/; each section is written alone."""

import re
from types import SimpleNamespace

import pytest

from benchmarks import __main__ as bench
from benchmarks import machine, page

HERE = page.HERE
FILES = [path for name in ("sections", "notes") for path in sorted((HERE / name).iterdir())]


def test_the_page_is_made_of_its_sections_and_notes():
    """After a note has changed: `python -m benchmarks --page`."""
    assert (HERE / "README.md").read_text("utf-8") == page.together(bench.SECTIONS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_file_belongs_to_a_section_and_a_section_file_has_its_date(path):
    assert path.stem in bench.SECTIONS and (HERE / "sections" / path.name).exists()
    text = path.read_text("utf-8")
    dated = re.match(r"## .+\n\nMeasured on 20\d\d-\d\d-\d\d\. ", text)
    assert bool(dated) == (path.parent.name == "sections") and text.endswith("\n")
    assert text.count("\n## ") == 0


@pytest.fixture
def at_work(monkeypatch, tmp_path):
    """A folder for the page, and sections that measure nothing: "a" has a note, "c" fails."""

    def section(name):
        return SimpleNamespace(section=lambda quick: f"## {name}\n\n{name}, quick: {quick}")

    def failing(quick):
        raise RuntimeError("no")

    for folder in ("sections", "notes"):
        (tmp_path / folder).mkdir()
    (tmp_path / "sections" / "b.md").write_text("## b\n\nof before\n")
    (tmp_path / "notes" / "a.md").write_text("A note.\n")
    sections = {"a": section("a"), "b": section("b"), "c": SimpleNamespace(section=failing)}
    monkeypatch.setattr(bench, "SECTIONS", sections)
    monkeypatch.setattr(page, "HERE", tmp_path)
    monkeypatch.setattr(page, "TEXT", "# All")
    monkeypatch.setattr(machine, "describe_machine", lambda: "Measured today.")
    return tmp_path


def test_one_section_can_be_written_by_itself(at_work):
    bench.main(["--only", "a"])
    written = "## a\n\nMeasured today.\n\na, quick: False\n"
    assert (at_work / "sections" / "a.md").read_text() == written
    expected = f"# All\n\n{written}\nA note.\n\n## b\n\nof before\n"
    assert (at_work / "README.md").read_text() == expected


def test_results_from_before_a_failing_section_are_kept(at_work):
    with pytest.raises(RuntimeError, match="no"):
        bench.main([])
    assert {path.name for path in (at_work / "sections").iterdir()} == {"a.md", "b.md"}
    assert "quick: False" in (at_work / "sections" / "b.md").read_text()
    assert (at_work / "README.md").read_text() == page.together(bench.SECTIONS)


def test_a_section_that_could_not_be_measured_leaves_its_earlier_result(at_work, capsys):
    bench.SECTIONS["b"].section = lambda quick: None
    bench.main(["--only", "b"])
    assert "Not measured" in capsys.readouterr().out
    assert (at_work / "sections" / "b.md").read_text() == "## b\n\nof before\n"


def test_a_quick_run_writes_nothing_and_page_measures_nothing(at_work, capsys):
    bench.main(["--only", "a", "--quick"])
    assert "a, quick: True" in capsys.readouterr().out
    assert not (at_work / "README.md").exists() and not (at_work / "sections" / "a.md").exists()
    bench.main(["--page"])
    assert (at_work / "README.md").read_text() == "# All\n\nA note.\n\n## b\n\nof before\n"
