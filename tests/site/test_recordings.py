"""A recording's code is short; the cache is written whole, and made again where it is damaged."""

import ast
import json
from types import SimpleNamespace

import pytest

from docs import recordings
from docs.recordings import code_for
from mlpkit.checker.contents.edition import explorers
from mlpkit.exercises import course

pytest.importorskip("sphinx")
from docs.__main__ import main


def stored():
    for path in sorted(course.notebooks.glob("[!.]*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        yield from ((cells, one) for one in explorers(cells))


@pytest.mark.parametrize(("cells", "one"), [pytest.param(*x, id=x[1].name) for x in stored()])
def test_a_slice_of_a_notebook_shows_its_explorer_and_is_short(cells, one):
    code = code_for(cells, one.cell)
    assert code.splitlines()[-1].startswith(f"{one.name}(")
    assert len(ast.parse(code).body) < 45
    assert sum(line.startswith("guess(") for line in code.splitlines()) == 0


class Pool:
    """Runs a job at once."""

    def __init__(self, *_, **__):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def submit(self, function, *given):
        made = function(*given)
        return SimpleNamespace(result=lambda: made)


def test_a_damaged_file_of_the_cache_is_made_again(tmp_path, monkeypatch):
    recorded = []
    monkeypatch.setattr(recordings, "CACHE", tmp_path)
    monkeypatch.setattr(recordings, "ProcessPoolExecutor", Pool)
    monkeypatch.setattr(recordings, "library", lambda: b"")
    monkeypatch.setattr(
        recordings, "record", lambda code, told: recorded.append(code) or {"é": code}
    )
    wanted = {"a": ("one", ""), "b": ("two", "")}
    whole = recordings.recordings(wanted)
    assert whole == {"a": {"é": "one"}, "b": {"é": "two"}} and recorded == ["one", "two"]
    (file,) = tmp_path.glob("b-*.json")
    for damaged in (b'{"x": "half', b"", b'{"\xc3'):
        file.write_bytes(damaged)
        assert recordings.recordings(wanted) == whole
        assert json.loads(file.read_text("utf-8")) == {"é": "two"}
    assert recorded == ["one", "two", "two", "two", "two"]


def test_a_different_builder_is_refused_in_a_sentence():
    with pytest.raises(SystemExit, match="got 'foo'; expected html or epub"):
        main("foo")
