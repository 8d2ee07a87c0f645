"""The stills: those that come with mlpkit are current, and none is drawn twice."""

import os

import numpy as np
import pytest
from PIL import Image

from mlpkit.checker.contents.edition import chapters
from mlpkit.exercises import course
from mlpkit.widgets import still as stills
from mlpkit.widgets.activation_explorer import ActivationExplorer
from mlpkit.widgets.still import FOLDER, drawn, named, still_of

from ..notebooks.redrawn import thumbnail
from .make_stills import without_data

# The largest mean distance allowed between two thumbnails. Between Matplotlib 3.9 and 3.11 it was
# at most 0.33; one step of an explorer changed it by 1.4 or more.
ALIKE = 0.6


def away(one, other):
    return np.abs(thumbnail(one) - thumbnail(other)).mean()


def test_the_stills_that_come_with_mlpkit_look_like_newly_drawn_ones():
    names = []
    for explorer in without_data():
        sentence = explorer.shown_sentence()
        names.append(named(explorer, sentence))
        assert (FOLDER / names[-1]).exists(), f"{names[-1]} is missing: run `make stills`"
        ours, today = (FOLDER / names[-1]).read_bytes(), drawn(explorer, sentence)
        assert away(ours, today) < ALIKE, f"{names[-1]} is out of date: run `make stills`"
    assert sorted(names) == sorted(path.name for path in FOLDER.glob("*.png"))
    assert len(names) >= 8


def test_the_gallery_has_a_photograph_of_every_explorer_on_a_light_page_and_on_a_dark_one():
    shown = {one.name for each in chapters(course.notebooks).values() for one in each.explorers}
    assert {path.stem for path in course.stills.iterdir()} == shown, "run `make stills`"
    for name in shown:
        square = Image.open(course.stills / f"{name}.webp").convert("L")
        assert square.size == (400, 400)
        light, dark = np.split(np.asarray(square), 2)
        # mostly the page shows through
        assert np.median(light) > 245 and np.median(dark) < 50, name
        assert min((light < 200).mean(), (dark > 60).mean()) > 0.01, f"{name} is empty"


def test_the_still_one_step_later_is_a_different_picture():
    explorer = next(without_data())
    first = drawn(explorer, explorer.shown_sentence())
    explorer.move(step=1)
    assert away(first, drawn(explorer, explorer.shown_sentence())) > 2 * ALIKE


def test_ten_explorers_open_in_a_notebook_without_drawing_a_still(monkeypatch):
    def never(*given):
        raise AssertionError("drawn again")

    z = np.random.default_rng(0).standard_normal((50, 4))
    ActivationExplorer(z)._repr_mimebundle_()  # only the explorer that needs data is drawn, once
    monkeypatch.setattr(stills, "drawn", never)
    for explorer in (*without_data(), ActivationExplorer(z), ActivationExplorer(z)):
        data, look = explorer._repr_mimebundle_()
        assert data["image/png"] and look["image/png"]["width"] > 500


def test_a_different_state_or_different_numbers_give_a_different_still():
    explorer = next(without_data())
    first = named(explorer, "a")
    assert named(explorer, "b") != first
    explorer.move(step=1)
    second = named(explorer, "a")
    assert second != first
    explorer.numbers = {**explorer.numbers, "more": np.array([1.0])}
    third = named(explorer, "a")
    explorer.numbers = {**explorer.numbers, "more": np.array([1.0001])}
    # to three digits, because no more can be seen
    assert third != second and named(explorer, "a") == third


def test_a_still_that_needs_data_is_drawn_once_and_kept_for_later_sessions(monkeypatch, tmp_path):
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path))
    explorer = ActivationExplorer(np.random.default_rng(1).standard_normal((50, 4)))
    first, _ = still_of(explorer, "said")
    assert [path.read_bytes() for path in tmp_path.glob("stills/*.png")] == [first]
    monkeypatch.setattr(stills, "drawn", lambda *given: b"drawn again")
    assert still_of(explorer, "said")[0] == first
    monkeypatch.setattr(stills, "drawn_by", lambda explorer: "another version")
    with pytest.raises(OSError, match="cannot identify"):  # the new drawing is not a picture
        still_of(explorer, "said")


def test_a_damaged_still_is_redrawn_and_kept(monkeypatch, tmp_path):
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path))
    explorer = ActivationExplorer(np.random.default_rng(1).standard_normal((50, 4)))
    first, look = still_of(explorer, "said")
    (path,) = tmp_path.glob("stills/*.png")
    for damaged in (b"", b"no picture", first[:-100], first[:500] + b"\0" * 9 + first[509:]):
        path.write_bytes(damaged)
        assert still_of(explorer, "said") == (first, look)
        assert path.read_bytes() == first


def test_changed_code_causes_a_new_drawing(monkeypatch, tmp_path):
    """Whichever file of plots or widgets changes, not only the explorer's own."""
    explorer = ActivationExplorer(np.random.default_rng(1).standard_normal((50, 4)))
    names = [path.name for path in stills.code_of(explorer)]
    assert {"layered.py", "graph_words.py", "activation_explorer.py", "dependence.py"} <= {*names}
    ours = stills.drawn_by(explorer)
    files = stills.code_of(explorer)
    changed = tmp_path / "layered.py"
    changed.write_text("x = 2")
    monkeypatch.setattr(stills, "code_of", lambda explorer: [*files[:-1], changed])
    assert stills.drawn_by(explorer) != ours


def test_a_folder_keeps_the_latest_stills_and_one_that_cannot_be_written_does_no_harm(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(stills, "MOST", 3)
    for k in range(6):
        stills.keep(tmp_path / f"{k}.png", b"x")
        os.utime(tmp_path / f"{k}.png", (k, k))
    assert sorted(path.stem for path in tmp_path.glob("*.png")) == ["3", "4", "5"]
    (tmp_path / "file").write_text("no folder")
    stills.keep(tmp_path / "file" / "a.png", b"x")
