"""The cache of recordings: written whole, and made again where it is damaged."""

import json
from types import SimpleNamespace

import pytest

from docs import recordings

pytest.importorskip("sphinx")
from docs.__main__ import main


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
