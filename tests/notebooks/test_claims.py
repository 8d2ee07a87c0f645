"""What the notebooks claim: each claim is a record, and each record is said in them."""

import re

import nbformat
import pytest

from benchmarks.claims.said import READ, cells, claiming, said, unrecorded
from mlpkit.measured.claims import UNITS, load_claims
from tests.notebooks.test_notebooks import FOLDER, NOTEBOOKS

WITH_ERROR = re.compile(r"([+−]?\d+\.\d+) ± (\d+\.\d+)")


def holds(source, claim):
    """Whether a mean difference of the claim, with one digit or more, stands in the words."""
    return any(
        re.search(rf"(?<![\d.]){re.escape(f'{abs(mean):.{digits}f}')}(?!\.?\d)", source)
        for number in claim.runs
        for mean, *_ in [claim.difference(number)]
        for digits in range(1, UNITS[number][2] + 1)
    )


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_sentence_that_compares_by_numbers_has_a_record_or_was_read(name):
    new = unrecorded(name)
    assert not new, "\n".join(["claims without a record, or a line of no_claims.txt:", *new])


def test_the_list_that_was_read_holds_only_sentences_that_stand_in_a_notebook():
    read = READ.read_text(encoding="utf-8").splitlines()
    there = {
        s for name in NOTEBOOKS for _, source in cells(name, "markdown") for s in claiming(source)
    }
    assert [sentence for sentence in read if sentence not in there] == []
    assert len(set(read)) == len(read)


@pytest.mark.parametrize("claim", load_claims().values(), ids=lambda claim: claim.name)
def test_a_claim_is_said_in_cells_that_are_there(claim):
    """A code cell prints it by its name; where none does, its number stands in the words."""
    places = []
    for name, place in claim.said:
        notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
        places += [cell for cell in notebook.cells if cell.id == place]
    assert places and len(places) == len(claim.said)
    code = [cell for cell in places if cell.cell_type == "code"]
    assert all(f'"{claim.name}"' in cell.source for cell in code)
    if not code:
        assert all(holds(cell.source, claim) for cell in places)


def test_a_number_is_found_in_words_as_it_is_and_in_no_longer_one():
    claim = load_claims()["dropout_too_small"]
    mean = abs(claim.difference()[0])
    assert holds(f"It loses {mean:.1f} points.", claim) and holds(f"{mean:.2f}", claim)
    for other in (f"{mean:.0f}", f"1{mean:.1f}", f"{mean:.1f}9", f"{mean + 1:.1f}"):
        assert not holds(f"It loses {other} points.", claim)


def test_a_number_with_its_error_in_prose_is_that_of_a_record():
    for (name, place), claims in said().items():
        source = dict(cells(name, "markdown")).get(place, "")
        known = {
            (f"{abs(mean):.{digits}f}", f"{error:.{digits}f}")
            for claim in claims
            for number in claim.runs
            for digits in range(UNITS[number][2] + 1)
            for mean, error, _ in [claim.difference(number)]
        }
        for mean, error in WITH_ERROR.findall(source):
            assert (mean.lstrip("+−"), error) in known, f"{name}, {place}: {mean} ± {error}"
