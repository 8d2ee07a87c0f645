"""The glossary: each term is in bold in the cell that it names, and no bold word was skipped."""

import re

import pytest

from docs import glossary
from docs.cells import Cell, all_cells

BOLD = re.compile(r"\*\*([^*]+)\*\*")
# bold for a different reason: a key, a step, a proper name, a word that depends on others
NO_TERMS = {
    *("Shift + Enter", "Scaling", "validation", "test", "cosine", "IDX", "N(0, 1)"),
    *("distributes", "swaps", "routes", "wish", "fused", "one vector", "rate"),
    *("in place", "Threads", "moving average", "measurements"),
    *("case", "Neighbours", "Copies", "copy", "Optuna", "recipe", "Dask", "sign", "parents"),
    *("A sum", "A maximum", "log softmax", "PyTorch", "a stack of lines is a line"),
    *("one straight line", "This is the number to beat", "So the gradients of a batch add up"),
    *("whatever the curvature is", "Xavier's", "broadcasts", "one output", "linear"),
}


def cell(source):
    return Cell("01_test", "abc", "markdown", source, "abc", "Test")


def test_the_page_has_every_term_once_and_a_link_to_its_cell():
    page = glossary.make_pages()["glossary.md"]
    listed = re.findall(r"^(\S.*)\n    \S", page, re.M)
    terms = [term for term, *_ in glossary.terms()]
    assert listed == terms and len(set(terms)) == len(terms)
    for term, where, bold, _ in glossary.terms():
        entry = page.split(f"\n{term}\n    ")[1].split("\n")[0]
        assert f"**{bold.lower()}**" in entry.lower()
        assert entry.endswith(f"(/notebooks/{where.notebook}.ipynb#cell-{where.id})")


def test_no_entry_begins_with_a_word_that_refers_back():
    """Somebody who looks a word up hasn't read what came before the sentence."""
    leaning = re.compile(r"(That|Such|This|These|Those|It|Its|They|Their|One that|The result)\b")
    entries = {term: glossary.defining(*found) for term, *found in glossary.terms()}
    assert [term for term, said in entries.items() if leaning.match(said)] == []


def test_every_word_in_bold_is_a_term_or_on_the_list_of_other_words():
    """A new bold word of a notebook belongs in the glossary, or on the list in
    docs/glossary.py."""
    known = {bold.lower() for _, _, bold, _ in glossary.terms()} | {w.lower() for w in NO_TERMS}
    new = {
        f"{one.notebook}, {one.id}: {word}"
        for one in all_cells()
        if one.kind == "markdown"
        for word in BOLD.findall(one.source)
        if len(word) < 40
        and not word.startswith("You ")
        and word[-1] not in "?.: "
        and "{" not in word
        and word.lower() not in known
        and not re.fullmatch(r"\d.*|Next:", word)
    }
    assert new == set()


def test_every_word_on_the_list_is_still_in_bold():
    bold = {word for one in all_cells() for word in BOLD.findall(one.source)}
    assert {w.lower() for w in NO_TERMS} <= {word.lower() for word in bold}


@pytest.mark.parametrize("symbol", glossary.SYMBOLS, ids=lambda symbol: f"{symbol[0]}-{symbol[4]}")
def test_a_symbol_occurs_in_a_formula_of_its_cell(symbol):
    tex, *_, place = symbol
    source = glossary.cell_of(place).source
    formulas = " ".join(map("".join, re.findall(r"\$\$([^$]+)\$\$|\$([^$]+)\$", source)))
    for part in tex.split(", "):
        mark = re.sub(r"([\\^$.|?*+()\[{])", r"\\\1", part)
        before = "" if part.startswith("\\") else r"(?<![A-Za-z\\])"
        assert re.search(rf"{before}{mark}(?![A-Za-z])", formulas), f"{part} in {place}"


@pytest.mark.parametrize(
    ("source", "more", "said"),
    [
        ("One. A **word** is that. Two.", 0, "A **word** is that."),
        ("Nothing. Take a thing. That is a **word**.", 0, "Take a thing. That is a **word**."),
        ("- One. A **word** is that\n- Two", 0, "A **word** is that."),
        ("One. A **word** is that. Two.", 1, "A **word** is that. Two."),
        ("One. A **word** is that. Two.", -1, "One. A **word** is that."),
        ("## Head\n\n$$x = 1$$\n\nThat is the **word**:", 0, "$x = 1$ That is the **word**."),
        ("A **word**, see [there](#x) and [02](02_a.ipynb#y).", 0,
         "A **word**, see [there](/notebooks/01_test.ipynb#x) and [02](/notebooks/02_a.ipynb#y)."),
    ],
)  # fmt: skip
def test_a_definition_is_its_sentence_with_the_sentence_that_it_refers_back_to(source, more, said):
    assert glossary.defining(cell(source), "word", more) == said


@pytest.mark.parametrize("source", ["No such thing.", "A **word**. The **word** again."])
def test_a_term_that_is_not_in_bold_exactly_once_stops_the_build(source):
    with pytest.raises(ValueError, match=r"expected once"):
        glossary.defining(cell(source), "word")


def test_a_term_whose_cell_is_missing_stops_the_build(monkeypatch):
    monkeypatch.setattr(glossary, "TERMS", "loss    00 nosuchcell\n")
    with pytest.raises(ValueError, match=r"'loss': no such cell, 'nosuchcell'"):
        list(glossary.terms())
