"""The records of claims: the numbers computed from their runs, and their consistency."""

import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.child import ROOT
from benchmarks.claims import basics, debugging, measuring, regularization
from benchmarks.claims.measuring import comparisons
from mlpkit.measured import claims as module
from mlpkit.measured.claims import claim, load_claims


@pytest.fixture
def one(tmp_path, monkeypatch):
    entry = {
        "compared": ["plain", "better"],
        "data": "ten images",
        "drawn": "everything",
        "same": "",
        "seeds": [3, 4, 5],
        "runs": {"accuracy": [[0.5, 0.6, 0.7], [0.51, 0.63, 0.75]], "loss": [[1, 1, 1], [2, 0, 1]]},
        "command": "python -m benchmarks.claims one",
        "hours": 0.1,
        "when": "2026-01-01",
        "said": [["08_regularization", "abc"]],
    }
    monkeypatch.setattr(module, "FILE", tmp_path / "claims.json")
    module.FILE.write_text(json.dumps({"one": entry}), encoding="utf-8")
    load_claims.cache_clear()
    yield claim("one")
    load_claims.cache_clear()


def test_difference_error_and_count_are_those_of_the_pairs(one):
    mean, error, above = one.difference()
    assert mean == pytest.approx(3)  # for 1, 3, 5
    assert error == pytest.approx(2 / 3**0.5)  # their standard deviation is 2
    assert above == 3
    assert one.difference("loss") == pytest.approx((0, 1 / 3**0.5, 1))
    assert one.means() == pytest.approx((60, 63))


def test_the_sentence_names_both_ways_the_error_and_the_count(one):
    assert one.sentence() == (
        "better − plain: +3.00 ± 1.15 points of accuracy, above 0 with 3 of 3 seeds"
    )
    assert str(one).splitlines()[1:] == [
        "better − plain: +0.000 ± 0.577 in loss, above 0 with 1 of 3 seeds",
        "  ten images; drawn for each seed: everything",
    ]
    kept = replace(one, drawn="batches", same="the ten images")
    assert str(kept).endswith(
        "drawn for each seed: batches; the same for every seed: the ten images"
    )


def test_the_result_of_either_way_is_given_in_its_unit(one):
    assert one.levels() == "plain 60.0, better 63.0% right"
    below = {"r_squared": ((0.5, 0.7), (-0.3, -0.1))}
    assert replace(one, runs=below).levels("r_squared") == "plain 0.60, better −0.20 of R²"


def test_an_unknown_name_gets_the_list_of_existing_ones(one):
    with pytest.raises(ValueError, match="got 'two'; expected one of one"):
        claim("two")


@pytest.mark.parametrize("name", load_claims())
def test_a_stored_claim_is_the_one_that_is_measured(name):
    kept, made = load_claims()[name], comparisons()[name]
    assert kept.compared == tuple(made.ways) and kept.seeds == tuple(made.seeds)
    assert (kept.data, kept.drawn, kept.same) == (made.data, made.drawn, made.same)
    assert kept.said == made.said
    assert len(kept.seeds) >= 5 and 0 <= kept.hours <= 3
    assert all(len(way) == len(kept.seeds) for ways in kept.runs.values() for way in ways)


@pytest.mark.parametrize("claim", comparisons().values(), ids=comparisons())
def test_a_claim_is_judged_by_what_each_seed_draws_or_says_what_is_the_same(claim):
    """README and the page of evidence say this of all claims."""
    shared = re.search(r"\b(test images|map|penguins|concrete|same [\d,]+ others)\b", claim.data)
    anew = re.search(r"\b(images|split|points|climbers|tables)\b", claim.drawn)
    assert bool(claim.same) == bool(shared) and (anew or shared)


@pytest.mark.parametrize(
    "judging",
    [
        lambda seed: regularization.data(seed, 300)["judging"],
        lambda seed: debugging.data(seed)[1],
        lambda seed: basics.split(seed)[1],
    ],
    ids=["08", "09", "01 to 07"],
)
def test_each_seed_draws_the_images_that_it_is_judged_on(judging):
    (_, one), (_, other) = judging(0), judging(1)
    assert len(one) == len(other) >= 10_000
    # the labels of two draws agree in a tenth of the places
    assert 0.05 < np.mean(one == other) < 0.15


def test_images_for_judging_are_separate_from_those_for_training():
    sets = regularization.data(3, 300)
    seen, judging = ({row.tobytes() for row in sets[part][0]} for part in ("train", "judging"))
    assert len(judging) > 19_900 and len(seen & judging) < 3  # a few images occur twice


def test_the_readme_states_what_the_records_of_claims_say():
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert "on images or a split drawn afresh for each seed." in text
    exception = "Where all seeds are judged on the same thing, such as one map or the test images,"
    assert (exception in text) == any(claim.same for claim in load_claims().values())


def test_every_comparison_has_been_measured():
    assert list(load_claims()) == list(comparisons())


def test_two_claims_stored_at_once_are_both_kept(tmp_path, monkeypatch):
    two, file = list(load_claims().values())[:2], tmp_path / "claims.json"
    file.write_text("{}", encoding="utf-8")
    for place in (module, measuring):
        monkeypatch.setattr(place, "FILE", file)
    monkeypatch.setattr(measuring, "LOCK", tmp_path / "lock")

    def slowly():
        found = load_claims()
        time.sleep(0.1)
        return found

    slowly.cache_clear = load_claims.cache_clear
    monkeypatch.setattr(measuring, "load_claims", slowly)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(measuring.keep, two))
    assert list(json.loads(file.read_text(encoding="utf-8"))) == [claim.name for claim in two]
    load_claims.cache_clear()


def test_every_seed_beats_the_students_number_after_two_epochs_and_none_after_one_as_07_says():
    one, two = claim("two_epochs").runs["accuracy"]
    assert max(one) < 0.8627 < min(two)
    assert f"{max(one):.4f} {min(two):.4f}" == "0.8610 0.8688"
    assert len(one) == len(two) == 10
