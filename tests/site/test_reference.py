"""The reference: signatures as Python has them, formulas without loss, links there and back."""

import ast
import importlib
import inspect
import re

import pytest

from docs import reference
from docs.cells import all_cells
from docs.reference import sources, taught
from docs.reference.docstrings import in_markdown
from docs.reference.formulas import GREEK, OPERATORS, SUBSCRIPTS, SUPERSCRIPTS, typeset
from mlpkit.exercises import CONCEPTS, course

ENTRIES = [(module, one) for module, some in taught.entries().items() for one in some]
HAT = "\u0302"


def test_every_concept_that_has_code_has_a_page():
    pages = reference.made()
    for concept in CONCEPTS:
        there = importlib.util.find_spec(f"mlpkit.{concept}") is not None
        assert (f"reference/{concept}.md" in pages) == there
    listed = re.findall(r"\[(\w+)\]\(\1\.md\)", pages["reference/index.md"])
    assert {f"reference/{name}.md" for name in (*listed, "index")} == set(pages)


@pytest.mark.parametrize(("module", "one"), ENTRIES, ids=lambda value: getattr(value, "name", ""))
def test_signature_and_docstring_are_those_that_python_has(module, one):
    """`sources` reads the text of the modules; here they are imported."""
    try:
        found = getattr(importlib.import_module(one.home), one.name)
    except ModuleNotFoundError as error:
        assert not error.name.startswith("mlpkit")
        pytest.skip(f"needs {error.name}")
    assert inspect.getdoc(found) == one.doc
    if one.name not in ("Network", "Layer"):  # of a tuple and of object Python says other things
        written = ast.parse(f"def f{one.signature}: pass").body[0].args
        names = [*written.args, written.vararg, *written.kwonlyargs, written.kwarg]
        assert [name.arg for name in names if name] == list(inspect.signature(found).parameters)


def test_every_exercise_leads_to_the_notebook_that_asks_for_it():
    """Held against the records of the bank, which know the notebook by its number."""
    first = {}
    for one in course.exercises.values():
        place = one.reference.__module__, one.reference.__name__
        first[place] = min(one.notebook, first.get(place, one.notebook))
    shared = first.keys() & taught.by_place().keys()
    assert len(shared) > 60
    for place in shared:
        assert int(taught.places()[place].number) == first[place], place


def test_a_function_is_taught_in_a_cell_that_has_its_name():
    known = {(cell.notebook, cell.id) for cell in all_cells()}
    for (_, name), cell in taught.places().items():
        assert name in cell.source, f"{cell.notebook}, {cell.id}: {name}"
        assert (cell.notebook, cell.section) in known
    assert len(taught.places()) > 0.7 * len(ENTRIES)


def test_what_a_section_teaches_it_names_and_the_reference_leads_back_to_it():
    pages, there_and_back = reference.made(), 0
    for (notebook, section), some in taught.taught_in().items():
        line = reference.lines(notebook)[section]
        for module, one in some:
            assert f"<{one.home}.{one.name}>`" in line
            page = pages[f"reference/{reference.short(module)}.md"]
            entry = page.split(f"{{py:{one.kind}}} {one.name}(")[1].split("\n````")[0]
            assert f"(/notebooks/{notebook}.ipynb#cell-{section})" in entry
            there_and_back += 1
    assert there_and_back == len(taught.places())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("σ(z) = 1 / (1 + e⁻ᶻ), any shape.", r"$\sigma ( z ) = 1 / ( 1 + e ^{-z} )$, any shape."),
        (
            "θ ← θ − η g / (√s + ε).",
            r"$\theta \leftarrow \theta - \eta g / ( \sqrt {s} + \epsilon )$.",
        ),
        ("√(σ² + ε)", r"$\sqrt { \sigma ^{2} + \epsilon }$"),
        ("(N, D) → (N,), rows", r"$( N , D ) \to ( N , )$, rows"),
        ("a thing, and I am in a room (see M)", "a thing, and I am in a room (see M)"),
        ("a classes · 2, as a 1 − s", r"a $\text{classes} \cdot 2$, as a $1 - s$"),
        ("0 … classes − 1", r"$0 \dots \text{classes} - 1$"),
        ("W (D, M): a label's 1 − s", r"$W ( D , M )$: a label's $1 - s$"),
        ("X @ W + b", "`X @ W + b`"),
    ],
)
def test_a_formula_is_found_among_words(written, shown):
    assert typeset(written, {"classes"}, lambda text: text) == shown


@pytest.mark.parametrize(("module", "one"), ENTRIES, ids=lambda value: getattr(value, "name", ""))
def test_typesetting_loses_no_letter(module, one):
    names = set(re.findall(r"\w+", one.signature))
    plain = re.sub(r"`+", "", one.doc)
    assert without_space(untypeset(typeset(plain, names, lambda text: text))) == without_space(
        plain
    )


def untypeset(text):
    """The letters that TeX between dollars stands for: told anew, from the tables alone."""

    def plain(found):
        tex = re.sub(r"\\text\{([^}]*)\}", r"\1", found[1]).replace(r"\_", "_").replace("{,}", ",")
        for table, mark in ((SUPERSCRIPTS, r"\^"), (SUBSCRIPTS, "_")):
            back = {shown: letter for letter, shown in table.items()}
            tex = re.sub(
                rf"{mark}\{{((?:\\top|[0-9a-z+-])+)\}}",
                lambda run, back=back: "".join(back[one] for one in re.findall(r"\\top|.", run[1])),
                tex,
            )
        tex = re.sub(r"\\hat ?(\\\w+|\w)", rf"\1{HAT}", tex)
        tex = re.sub(r"\\sqrt \{ (.*?) \}", r"√(\1)", re.sub(r"\\sqrt \{(\S+)\}", r"√\1", tex))
        tex = re.sub(r"\^ \{ (.*?) \}", r"^(\1)", re.sub(r"\^ \{(\\lfloor .*?)\}", r"^\1", tex))
        for letter, name in GREEK.items():
            tex = re.sub(rf"\\{name}\b", letter, tex)
        for letter, name in sorted(OPERATORS.items(), key=lambda pair: -len(pair[1])):
            tex = re.sub(rf"{re.escape(name)}(?![A-Za-z])", letter, tex) if len(name) > 1 else tex
        return re.sub(r"\\(\w)", r"\1", tex.replace("-", "−").replace("{}", ""))

    return re.sub(r"\$([^$]*)\$", plain, text)


def without_space(text):
    return re.sub(r"[\s`]", "", text)


def test_a_docstring_becomes_paragraphs_lists_and_links():
    doc = """First, by `relu` and `x`.

Parameters
----------
x, y : arrays
    of one shape
scale : 1 < scale

Goes on. Raises ValueError for *this*. Source: A, "B" (1990).
"""
    known = {"relu": "LINK"}
    assert in_markdown(doc, {"scale"}, known.get).split("\n\n") == [
        "First, by LINK and `x`.",
        "**Parameters**",
        "- **x, y**: arrays of one shape\n- **scale**: $1 < \\text{scale}$",
        "Goes on.",
        r"Raises ValueError for \*this\*.",
        'Source: A, "B" (1990).',
    ]


def test_what_only_serves_another_function_has_no_entry():
    names = {one.name for _, one in ENTRIES}
    assert {"q_coefficients", "forget_faded"} <= set(sources.helpers("mlpkit.activations")) | set(
        sources.helpers("mlpkit.optimizers")
    )
    assert not names & {"q_coefficients", "forget_faded"}
    assert {"normal_cdf", "topological_order", "checkup"} <= names  # notebooks use these
