"""The page of evidence: its numbers recomputed from the runs, its drawings, its links."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest

from docs import evidence
from docs.cells import all_cells
from mlpkit.measured.claims import UNITS, load_claims

CLAIMS = list(load_claims().values())


@pytest.fixture(scope="module")
def page():
    return evidence.make_pages()["evidence.md"]


def of(page, claim):
    """The part of the page about a claim."""
    parts = [part for part in page.split("::::{container} claim") if f"`{claim.command}`" in part]
    assert len(parts) == 1
    return parts[0].split("\n::::")[0]


def written(value, digits):
    return f"{value:+.{digits}f}".replace("-", "−")


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.name)
def test_a_claim_gives_its_numbers_its_data_its_seeds_and_its_command(page, claim):
    """Here NumPy computes mean, error and share from the runs."""
    part = of(page, claim)
    for number, (one, other) in claim.runs.items():
        unit, factor, digits = UNITS[number]
        differences = factor * (np.array(other) - np.array(one))
        mean = np.mean(differences)
        error = np.std(differences, ddof=1) / math.sqrt(len(differences))
        words = f"{written(mean, digits)} ± {error:.{digits}f}</strong> {unit}"
        assert words in part
        assert f"{unit}; above 0 with {np.sum(differences > 0)} of {len(differences)} seeds" in part
    plain, data = part.replace("\\", ""), claim.data[0].upper() + claim.data[1:]
    assert all(words in plain for words in (data, claim.drawn, claim.same, *claim.compared))
    assert f"{len(claim.seeds)} seeds;" in part


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.name)
def test_a_claim_links_to_the_cells_that_state_it(page, claim):
    links = re.findall(r"\(/notebooks/(\w+)\.ipynb#cell-([\w-]+)\)", of(page, claim))
    assert sorted(links) == sorted(claim.said)
    assert set(links) <= {(cell.notebook, cell.id) for cell in all_cells()}


def test_every_claim_is_listed_once_under_the_notebook_that_states_it_first(page):
    assert page.count("::::{container} claim") == len(CLAIMS)
    heads = re.findall(r"^## (\d\d) · ", page, re.M)
    assert heads == sorted({claim.said[0][0][:2] for claim in CLAIMS})


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.name)
def test_a_drawing_has_the_mean_within_its_band_and_its_sentence(claim):
    for number in claim.runs:
        mean, error, _ = claim.difference(number)
        svg = evidence.drawing(mean, error, number, claim.sentence(number))
        centre = float(re.search(r'cx="([\d.]+)"', svg)[1])
        bands = re.findall(r'class="band" d="M([\d.]+) 10H([\d.]+)"', svg)
        (left, right), (inner_left, inner_right) = [tuple(map(float, band)) for band in bands]
        assert 0 <= left <= inner_left <= centre <= inner_right <= right <= evidence.WIDTH
        assert (centre > evidence.MIDDLE) == (round(evidence.place(mean, number), 1) > 160)
        assert ('class="open"' in svg) == (abs(mean) <= 2 * error)
        assert claim.sentence(number).replace(">", "&gt;") in svg


def test_the_axis_keeps_the_order_and_both_sides_are_alike():
    for number in ("accuracy", "loss"):
        values = np.concatenate([-np.geomspace(1e-4, 200, 50)[::-1], [0], np.geomspace(1e-4, 1, 9)])
        places = [evidence.place(value, number) for value in values if abs(value) < 200]
        assert places == sorted(places)
        assert evidence.place(0, number) == evidence.MIDDLE
        assert evidence.place(0.5, number) + evidence.place(-0.5, number) == 2 * evidence.MIDDLE


def test_a_claim_without_a_record_stops_the_build(monkeypatch):
    monkeypatch.setattr(
        evidence, "unrecorded", lambda name: ["B beats A by 3 points."] * (name[:2] == "06")
    )
    with pytest.raises(ValueError, match=r"06_optimizers: B beats A by 3 points\."):
        evidence.make_pages()


def test_a_removed_record_stops_the_build(monkeypatch):
    """A notebook that prints the record by its name no longer finds it."""
    kept = {name: claim for name, claim in load_claims().items() if name != "two_epochs"}
    monkeypatch.setattr("benchmarks.claims.said.load_claims", lambda: kept)
    with pytest.raises(ValueError, match=r"07_training: two_epochs"):
        evidence.make_pages()


def test_a_record_that_names_a_missing_cell_stops_the_build(monkeypatch):
    moved = replace(CLAIMS[0], said=((CLAIMS[0].said[0][0], "nosuchcell"),))
    monkeypatch.setattr(evidence, "load_claims", lambda: {moved.name: moved})
    with pytest.raises(ValueError, match=r"has no cell 'nosuchcell'"):
        evidence.make_pages()
