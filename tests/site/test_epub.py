"""The EPUB: built by Sphinx, checked against EPUB 3 by epubcheck; formulas, pictures and links."""

import html
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("sphinx")
pytest.importorskip("myst_nb")
pytest.importorskip("latex2mathml")
from docs.book import mathml, pages
from docs.cells import all_cells, names, paths
from docs.glossary import SYMBOLS
from mlpkit.checker.contents import edition

ROOT = Path(__file__).parents[2]
MOST = 8_000_000  # bytes
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+)\$", re.S)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.S)
MATHML = "{http://www.w3.org/1998/Math/MathML}"
SVG = "{http://www.w3.org/2000/svg}"


def formulas():
    """Every formula of the notebooks and of the table of symbols."""
    found = {symbol[0] for symbol in SYMBOLS}
    for cell in all_cells():
        if cell.kind == "markdown":
            found |= {a or b for a, b in FORMULA.findall(CODE.sub("", cell.source))}
    return sorted(found)


def test_every_formula_of_the_course_becomes_mathml():
    """The MathML is well formed, every command was understood, and its TeX is there to be read
    out."""
    assert len(formulas()) > 500
    for tex in formulas():
        tree = ElementTree.fromstring(mathml.mathml(tex))
        assert tree.tag == f"{MATHML}math" and tree.get("alttext") == " ".join(tex.split())
        shown = "".join(tree.itertext())
        assert shown.strip() and "\\" not in shown, f"{tex}: {shown}"


def test_the_test_of_formulas_notices_an_unknown_command():
    assert "\\" in "".join(ElementTree.fromstring(mathml.mathml(r"\nosuchthing x")).itertext())


def test_an_explorer_is_a_picture_with_a_line_that_says_where_it_can_be_used():
    made, shown = pages.make_pages(), 0
    for name, path in zip(names(), paths(), strict=True):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        page = json.loads(made[f"notebooks/{name}.ipynb"])
        there = [one.name for one in edition.explorers(notebook["cells"])]
        lines = ["".join(one["source"]) for one in page["cells"] if one["id"].startswith("still-")]
        assert [re.search(r"explorers/(\w+)\.html", line)[1] for line in lines] == there
        shown += len(there)
    assert shown > 10


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """{name: bytes} of the files in the EPUB; and the EPUB's own file."""
    folder = tmp_path_factory.mktemp("book")
    command = "import sys; from docs import assemble, __main__ as site; from pathlib import Path; "
    command += "assemble.BUILD = Path(sys.argv[1]); site.BUILD = assemble.BUILD; "
    command += "site.OUT = {'epub': assemble.BUILD / 'epub'}; sys.exit(site.main('epub'))"
    run = subprocess.run(
        [sys.executable, "-c", command, folder], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    file = folder / "epub" / "mlpkit.epub"
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}, file


def trees(book):
    """Return {name: tree} of the pages."""
    return {
        name: ElementTree.fromstring(data)
        for name, data in book[0].items()
        if name.endswith(".xhtml")
    }


@pytest.mark.guards
def test_epubcheck_finds_nothing(book):
    found = shutil.which("epubcheck")
    if not found:
        pytest.skip("needs epubcheck")
    jar = Path(found).read_bytes()[:2] == b"PK"  # Debian installs epubcheck as a Java archive
    run = subprocess.run(
        [*(["java", "-jar"] if jar else []), found, book[1]], capture_output=True, text=True
    )
    said = run.stdout + run.stderr
    assert "0 fatals / 0 errors / 0 warnings" in said and run.returncode == 0, said


@pytest.mark.guards
def test_the_book_has_every_page_and_no_script_and_is_small_enough_to_send(book):
    files, file = book
    pages = {f"notebooks/{name}.xhtml" for name in names()}
    assert pages | {"glossary.xhtml", "evidence.xhtml", "reference/losses.xhtml"} <= set(files)
    assert not [name for name in files if name.endswith(".js")]
    assert not [name for name, data in files.items() if b"<script" in data]
    assert file.stat().st_size < MOST


@pytest.mark.guards
def test_every_picture_is_in_the_book_and_has_its_words(book):
    seen = 0
    for name, tree in trees(book).items():
        for image in tree.iter("{http://www.w3.org/1999/xhtml}img"):
            assert (image.get("alt") or "").strip(), f"{name}: {image.get('src')}"
            if not image.get("src").startswith("data:"):
                assert (Path(name).parent / image.get("src")).as_posix().replace(
                    "notebooks/../", ""
                ) in book[0]
            assert not re.search(r"\.\w{3,4}$", image.get("alt")), f"{name}: {image.get('alt')}"
            seen += 1
        for drawing in tree.iter(f"{SVG}svg"):
            assert drawing.get("aria-label") or drawing.get("aria-hidden") == "true", name
    assert seen > 150


@pytest.mark.guards
def test_formulas_are_mathml_and_the_list_of_files_says_so(book):
    listing = book[0]["content.opf"].decode()
    for name, tree in trees(book).items():
        item = re.search(rf'<item [^>]*href="{re.escape(name)}"[^>]*>', listing)
        if not item:
            continue  # the table of contents is listed elsewhere
        properties = (re.search(r'properties="([^"]*)"', item[0]) or ["", ""])[1].split()
        assert ("mathml" in properties) == (next(tree.iter(f"{MATHML}math"), None) is not None)
        text = re.sub(
            r"<(pre|code)\b.*?</\1>|<annotation.*?</annotation>", "", book[0][name].decode()
        )
        assert r"\(" not in html.unescape(re.sub(r'alttext="[^"]*"', "", text)), name


@pytest.mark.guards
def test_the_cover_comes_first(book):
    listing = book[0]["content.opf"].decode()
    assert re.search(r'href="_static/cover\.png"[^>]*properties="cover-image"', listing)
    first = re.search(r'<spine[^>]*>\s*<itemref idref="([^"]+)"', listing)[1]
    assert f'href="epub-cover.xhtml" id="{first}"' in listing or re.search(
        rf'id="{first}" href="epub-cover\.xhtml"', listing
    )
