"""The stills: those that come with mlpkit are those of today, and none is drawn twice."""

import io

import numpy as np
import pytest
from PIL import Image

from mlpkit.widgets import stills
from mlpkit.widgets.activation_explorer import ActivationExplorer
from mlpkit.widgets.stills import FOLDER, drawn, kept, named, still_of

from .make_stills import without_data


def pixels(picture):
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGBA"), float)


def test_those_that_come_with_mlpkit_are_as_they_would_be_drawn_today():
    names = []
    for explorer in without_data():
        sentence = explorer.shown_sentence()
        names.append(named(explorer, sentence))
        assert (FOLDER / names[-1]).exists(), f"{names[-1]} is missing: run `make stills`"
        ours = pixels((FOLDER / names[-1]).read_bytes())
        today = pixels(drawn(explorer, sentence))
        assert ours.shape[1] == today.shape[1]
        rows = min(len(ours), len(today))
        away = np.abs(ours[:rows] - today[:rows]).mean()
        assert away < 4, f"{names[-1]} is out of date: run `make stills`"
    assert sorted(names) == sorted(path.name for path in FOLDER.glob("*.png"))
    assert len(names) >= 8


def test_ten_explorers_open_in_a_notebook_without_a_still_drawn(monkeypatch):
    def never(*given):
        raise AssertionError("drawn anew")

    z = np.random.default_rng(0).standard_normal((50, 4))
    ActivationExplorer(z)._repr_mimebundle_()  # the one that needs data is drawn, once
    monkeypatch.setattr(stills, "drawn", never)
    for explorer in (*without_data(), ActivationExplorer(z), ActivationExplorer(z)):
        data, look = explorer._repr_mimebundle_()
        assert data["image/png"] and look["image/png"]["width"] > 500


def test_another_state_or_other_numbers_have_another_still():
    explorer = next(without_data())
    first = named(explorer, "a")
    assert named(explorer, "b") != first
    explorer.move(step=1)
    second = named(explorer, "a")
    assert second != first
    explorer.numbers = {**explorer.numbers, "more": np.array([1.0])}
    third = named(explorer, "a")
    explorer.numbers = {**explorer.numbers, "more": np.array([1.0001])}
    assert third != second and named(explorer, "a") == third  # to three digits, as it is seen


@pytest.mark.parametrize("count", [stills.MOST + 5])
def test_a_session_keeps_a_number_of_them(monkeypatch, count):
    monkeypatch.setattr(stills, "drawn", lambda *given: (FOLDER / sample).read_bytes())
    sample = next(FOLDER.glob("*.png")).name
    explorer = next(without_data())
    for k in range(count):
        still_of(explorer, f"{k}")
    assert len(kept) <= stills.MOST
