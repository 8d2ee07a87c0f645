"""Bars are tqdm's, unless nobody would see them."""

import pytest
from tqdm import tqdm

from mlpkit.helpers import place
from mlpkit.helpers.bars import Silent, progress_bar


@pytest.fixture
def seen(monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)


def test_a_bar_that_is_seen_is_tqdms(seen, capsys):
    assert list(progress_bar("abc", unit="letter")) == list("abc")
    assert list(progress_bar([])) == []
    with progress_bar(total=2) as bar:
        bar.update()
        assert isinstance(bar, tqdm) and (bar.n, bar.total) == (1, 2)
    assert "3/3" in capsys.readouterr().err


@pytest.mark.parametrize("why", ["not shown", "TQDM_DISABLE", "a page"])
def test_a_bar_that_nobody_sees_does_the_same_and_shows_nothing(seen, why, monkeypatch, capsys):
    if why == "TQDM_DISABLE":
        monkeypatch.setenv("TQDM_DISABLE", "1")
    monkeypatch.setattr(place, "BROWSER", why == "a page")
    shown = why != "not shown"
    assert list(progress_bar("abc", shown=shown, unit="letter")) == list("abc")
    with progress_bar(total=2, shown=shown) as bar:
        for step in (bar.update, lambda: bar.set_description("a"), lambda: bar.set_postfix_str("")):
            step()
        assert isinstance(bar, Silent) and bar.total == 2
    assert capsys.readouterr() == ("", "")
