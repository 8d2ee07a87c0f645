"""The reference: signatures as Python has them, formulas without loss, links in both directions."""

import ast
import importlib
import inspect
import re

import pytest

from docs import reference
from docs.cells import all_cells
from docs.reference import sources, taught
from docs.reference.docstrings import in_markdown
from docs.reference.formulas import tex
from mlpkit.exercises import CONCEPTS, course

ENTRIES = [(module, one) for module, some in taught.entries().items() for one in some]


def test_every_concept_that_has_code_has_a_page():
    pages = reference.make_pages()
    for concept in CONCEPTS:
        there = importlib.util.find_spec(f"mlpkit.{concept}") is not None
        assert (f"reference/{concept}.md" in pages) == there
    listed = re.findall(r"\[(\w+)\]\(\1\.md\)", pages["reference/index.md"])
    assert {f"reference/{name}.md" for name in (*listed, "index")} == set(pages)


def test_a_link_to_a_notebook_has_its_number_once():
    taught_in = re.findall(
        r"^\*Taught in\* \[(.+)\]\(", "\n".join(reference.make_pages().values()), re.M
    )
    assert len(taught_in) > 100
    assert [words for words in taught_in if not re.match(r"(\d\d) · (?!\1)", words)] == []


@pytest.mark.parametrize(("module", "one"), ENTRIES, ids=lambda value: getattr(value, "name", ""))
def test_signature_and_docstring_agree_with_pythons(module, one):
    """`sources` reads the text of the modules; here they are imported."""
    try:
        found = getattr(importlib.import_module(one.home), one.name)
    except ModuleNotFoundError as error:
        assert not error.name.startswith("mlpkit")
        pytest.skip(f"needs {error.name}")
    assert inspect.getdoc(found) == one.doc
    # Python says different things about a tuple and an object
    if one.name not in ("Network", "Layer"):
        written = ast.parse(f"def f{one.signature}: pass").body[0].args
        names = [*written.args, written.vararg, *written.kwonlyargs, written.kwarg]
        assert [name.arg for name in names if name] == list(inspect.signature(found).parameters)


def test_every_exercise_leads_to_the_notebook_that_asks_for_it():
    """Compare with the records of the bank, which name the notebook by its number."""
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
    functions = {(one.module, one.name) for _, one in ENTRIES if one.kind == "function"}
    assert len(functions & taught.places().keys()) > 0.75 * len(functions)


def test_a_section_names_the_functions_that_it_teaches_and_the_reference_links_back_to_it():
    pages, there_and_back = reference.make_pages(), 0
    for (notebook, section), some in taught.taught_in().items():
        line = reference.lines_to_reference(notebook)[section]
        for module, one in some:
            assert f"<{one.home}.{one.name}>`" in line
            page = pages[f"reference/{reference.short_name(module)}.md"]
            entry = page.split(f"{{py:{one.kind}}} {one.name}(")[1].split("\n````")[0]
            assert f"(/notebooks/{notebook}.ipynb#cell-{section})" in entry
            there_and_back += 1
    assert there_and_back == len(taught.places())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("σ(z) = 1 / (1 + e⁻ᶻ)", r"\sigma (z) = 1 / (1 + e^{-z})"),
        ("θ ← θ − η g / (√s + ε)", r"\theta \leftarrow \theta - \eta g / (\sqrt{s} + \epsilon )"),
        ("x̂ = (x − μ) / √(σ² + ε)", r"\hat{x} = (x - \mu ) / \sqrt{\sigma ^{2} + \epsilon }"),
        ("η m̂ / (√v̂ + ε)", r"\eta \hat{m} / (\sqrt{\hat{v}} + \epsilon )"),
        ("√(1/N Σₙ (X[n] − mean)²)", r"\sqrt{1/N \sum _{n} (X[n] - \text{mean})^{2}}"),
        ("e^(−x²/2)", r"e^{-x^{2}/2}"),
        ("rate · factor^⌊step / 2⌋",
         r"\text{rate} \cdot \text{factor}^{\lfloor \text{step} / 2\rfloor }"),
        ("dL/dz = a aᵀ one_hot(y)", r"dL/dz = a a^{\top } \text{one\_hot}(y)"),
        ("sᵢ − sᵢ₊₁ ≤ log 2", r"s_{i} - s_{i+1} \le \log 2"),
    ],
)  # fmt: skip
def test_a_formula_becomes_tex(written, shown):
    assert re.sub(" +", " ", tex(written)) == shown  # to TeX, several spaces are one


def test_formulas_in_docstrings_are_marked_up_and_their_tex_is_intact():
    found = []
    for _, one in ENTRIES:
        assert one.doc.count("$") % 2 == 0, one.name
        found += re.findall(r"\$([^$]+)\$", one.doc)
    assert len(found) > 80
    for formula in found:
        shown = tex(formula)
        assert shown.isascii(), formula
        assert [shown.count(sign) for sign in "{(["] == [shown.count(sign) for sign in "})]"]


def test_a_docstring_becomes_paragraphs_lists_and_links():
    doc = """First, by `relu` and `x`.

Parameters
----------
x, y : arrays
    of one shape
scale : $1 < scale$

Goes on. Raises ValueError for *this*. Source: A, "B" (1990).
"""
    known = {"relu": "LINK"}
    assert in_markdown(doc, known.get).split("\n\n") == [
        "First, by LINK and `x`.",
        "**Parameters**",
        "- **x, y**: arrays of one shape\n- **scale**: $1 < \\text{scale}$",
        "Goes on.",
        r"Raises ValueError for \*this\*.",
        'Source: A, "B" (1990).',
    ]


def test_functions_that_only_serve_another_have_no_entry():
    names = {one.name for _, one in ENTRIES}
    assert {"q_coefficients", "forget_faded"} <= set(sources.helpers("mlpkit.activations")) | set(
        sources.helpers("mlpkit.optimizers")
    )
    assert not names & {"q_coefficients", "forget_faded"}
    assert {"normal_cdf", "topological_order", "checkup"} <= names  # notebooks use these
