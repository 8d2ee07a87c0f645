"""The bundles are what `make bundles` makes from the sources.

A source that has changed is noticed without Node.js; with Node.js the bundles are built again and
compared.
"""

import hashlib
import json
import re

import pytest

from mlpkit.widgets import BUNDLES, read_bundle

SOURCES = BUNDLES.parent / "browser"
EXPLORERS = sorted(path.stem for path in (SOURCES / "explorers").iterdir())
MENDED = "run make bundles, and commit the result"


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_bundle_is_made_from_the_current_sources(name):
    patterns = ("*.css", "*.js", "*.mjs", "package-lock.json")
    shared = sorted(path for pattern in patterns for path in SOURCES.glob(pattern))
    texts = [path.read_bytes() for path in (*shared, SOURCES / "explorers" / f"{name}.js")]
    head = read_bundle(name).split("\n", 1)[0]
    assert head.endswith(f"Sources {hashlib.sha256(b''.join(texts)).hexdigest()}"), MENDED


def test_there_is_a_bundle_for_each_explorer_and_no_other():
    assert sorted(path.stem for path in BUNDLES.glob("*.js")) == EXPLORERS


def test_the_licences_of_all_packages_in_the_bundles_are_next_to_them():
    licences = (BUNDLES / "LICENSES.txt").read_text(encoding="utf-8")
    for name in ("d3-axis", "d3-scale", "d3-selection", "d3-shape"):
        assert re.search(rf"^{name} \d", licences, re.MULTILINE)


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_bundle_can_be_embedded_in_a_page_and_in_a_saved_notebook(name):
    code = read_bundle(name)
    assert len(code) < 120_000
    assert "</script" not in code


def test_packages_are_pinned_by_their_hash_and_not_by_an_address():
    lock = json.loads((SOURCES / "package-lock.json").read_text(encoding="utf-8"))
    _, *packages = lock["packages"].values()
    assert packages and all(one["integrity"].startswith("sha512-") for one in packages)
    for one in packages:
        one.pop("funding", None)  # the address where its authors accept donations
    assert "://" not in json.dumps(lock)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.guards
def test_the_bundles_are_byte_for_byte_what_the_sources_build(npm):
    npm("run", "build")
    made, committed = contents(npm.folder.parent / "bundles"), contents(BUNDLES)
    differ = {name for name in made | committed if made.get(name) != committed.get(name)}
    assert not differ, MENDED


@pytest.mark.guards
def test_the_linter_the_formatter_and_the_types_find_no_fault_in_the_sources(npm):
    npm("run", "style")
