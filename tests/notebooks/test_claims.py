"""The notebooks' claims: each claim has a record, and each record is mentioned in a notebook."""

import nbformat
import pytest

from benchmarks.claims.said import cells, claiming, read, recorded, said, says, unrecorded
from mlpkit.measured.claims import load_claims
from tests.notebooks.test_notebooks import FOLDER, NOTEBOOKS


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_sentence_that_compares_by_numbers_has_a_record_or_was_read(name):
    new = unrecorded(name)
    assert not new, "\n".join(
        ["claims that have neither a record nor a line in no_claims.txt:", *new]
    )


def test_every_sentence_on_the_list_is_in_a_notebook_without_a_record_and_has_a_reason():
    places, without = said(), set()
    for name in NOTEBOOKS:
        for cell, source in cells(name, "markdown"):
            claims = places.get((name, cell), ())
            without |= {one for one in claiming(source) if not recorded(one, claims)}
    assert [one for one in read() if one not in without] == []
    assert all(read().values())


@pytest.mark.parametrize("claim", load_claims().values(), ids=lambda claim: claim.name)
def test_a_claim_is_mentioned_in_cells_that_exist(claim):
    """A code cell prints it by its name; if none does, the text has its number."""
    places = []
    for name, place in claim.said:
        notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
        places += [cell for cell in notebook.cells if cell.id == place]
    assert places and len(places) == len(claim.said)
    code = [cell for cell in places if cell.cell_type == "code"]
    assert all(f'"{claim.name}"' in cell.source for cell in code)
    if not code:
        assert all(says(cell.source, [claim]) for cell in places)


def test_a_number_is_found_as_it_is_and_not_within_a_longer_one():
    claim = load_claims()["dropout_too_small"]
    mean = abs(claim.difference()[0])
    assert says(f"It loses {mean:.1f} points.", [claim]) and says(f"{mean:.2f}", [claim])
    for other in (f"{mean:.0f}", f"1{mean:.1f}", f"{mean:.1f}9", f"{mean + 1:.1f}"):
        assert not says(f"It loses {other} points.", [claim])


def test_a_number_is_found_in_words_that_come_close_to_it():
    claim = load_claims()["adam"]  # 0.51 points
    assert says("It gains half a point.", [claim])
    for other in ("a third of a point", "a tenth of a point", "a point", "two points"):
        assert not says(f"It gains {other}.", [claim])


def test_an_error_counts_only_next_to_its_own_mean():
    claims = [load_claims()[name] for name in ("adam_nadam", "nesterov_nadam")]
    said = "Nadam is better than Adam by {} ± {}, and than Nesterov by 0.5 ± 0.1."
    assert recorded(said.format("1.0", "0.2"), claims)
    for mean, error in (("1.1", "0.2"), ("1.0", "0.1"), ("0.5", "0.2")):
        assert not recorded(said.format(mean, error), claims)
    assert not recorded("It gains 1.0 ± 0.2 points.", ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Adam gains 2 points.",
        "Adam gains two points.",
        "Its loss is higher, with each seed.",
        "It is ahead by more than half a point.",
        "Adam: 1.0 ± 0.2.",
    ],
)
def test_a_sentence_that_compares_is_noticed(sentence):
    assert claiming(f"Adam is old. {sentence} See `2 points`.") == [sentence]
