"""The bundles are what `make bundles` makes of the sources; nobody needs Node.js to know."""

import hashlib
import re
from pathlib import Path

import pytest

from mlpkit.widgets import BUNDLES, bundle

SOURCES = BUNDLES.parent / "browser"
EXPLORERS = sorted(path.stem for path in (SOURCES / "explorers").iterdir())


def sha256(*paths):
    return hashlib.sha256(b"".join(Path(path).read_bytes() for path in paths)).hexdigest()


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_bundle_is_made_of_the_sources_that_are_here(name):
    head, code = (BUNDLES / f"{name}.js").read_bytes().split(b"\n", 1)
    sources, made = re.search(r"Sources (\w+), code (\w+)$", head.decode()).groups()
    shared = sorted(path for path in SOURCES.iterdir() if path.is_file())
    mended = "run make bundles, and commit what it makes"
    assert sources == sha256(*shared, SOURCES / "explorers" / f"{name}.js"), mended
    assert made == hashlib.sha256(code).hexdigest(), mended


def test_there_is_a_bundle_for_each_explorer_and_no_other():
    assert sorted(path.stem for path in BUNDLES.glob("*.js")) == EXPLORERS


def test_the_licence_of_all_that_is_in_them_lies_beside_them():
    licences = (BUNDLES / "LICENSES.txt").read_text(encoding="utf-8")
    for name in ("d3-axis", "d3-scale", "d3-selection", "d3-shape"):
        assert re.search(rf"^{name} \d", licences, re.MULTILINE)


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_bundle_fits_a_page_and_a_saved_notebook(name):
    code = bundle(name)
    assert len(code) < 120_000
    assert "</script" not in code
