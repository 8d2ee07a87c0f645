"""The advice on installing an extra is right for this copy, and never names the index."""

import json
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

import mlpkit
from mlpkit.helpers.origin import how_to_get

PACKAGE = Path(mlpkit.__file__).parent
CHECKOUT = PACKAGE.parent
LEFT = "Run the installation command of the README once more, with the extra lab."
EDITABLE = 'pip install -e ".[lab]"'
BY_NAME = re.compile(
    r"""(?:pip|pipx|conda) install\b[^\n]*?(?<![\w./\\-])mlpkit(?=[\["'`\\\s]|$)"""
)


def noted(monkeypatch, text):
    """Make this text pip's note of where mlpkit came from."""
    found = SimpleNamespace(read_text={"direct_url.json": text}.get)
    monkeypatch.setattr(metadata, "distribution", lambda name: found)


def test_for_a_checkout_and_a_wheel_the_command_is_one_that_pip_accepts(monkeypatch, tmp_path):
    """pip notes the URL of the folder or the file, in which some letters are escaped."""
    folder = tmp_path / "a b é"
    folder.mkdir()
    wheel = folder / "mlpkit-1.0.0-py3-none-any.whl"
    wheel.touch()
    for url, info, said in (
        (folder, {"dir_info": {"editable": True}}, f"In the folder {folder}, run: {EDITABLE}"),
        (folder, {"dir_info": {}}, f'Run: pip install "{folder}[lab]"'),
        (wheel, {"archive_info": {}}, f'Run: pip install "{wheel}[lab]"'),
    ):
        noted(monkeypatch, json.dumps({"url": url.as_uri(), **info}))
        assert how_to_get("lab") == said


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "{",
        json.dumps({"url": "https://example.org/mlpkit.whl", "archive_info": {}}),
        json.dumps({"url": "file:///nowhere/mlpkit.whl", "archive_info": {}}),
    ],
)
def test_without_a_known_source_the_advice_is_the_readmes_command(monkeypatch, text):
    noted(monkeypatch, text)
    assert how_to_get("lab") == LEFT


def test_without_an_installation_the_advice_is_the_readmes_command():
    code = (
        "import sys; sys.path[:0] = [sys.argv[1]]; from mlpkit.helpers.origin import how_to_get\n"
    )
    command = [sys.executable, "-I", "-S", "-c", code + "print(how_to_get('lab'))", str(CHECKOUT)]
    assert subprocess.run(command, capture_output=True, text=True).stdout == f"{LEFT}\n"


def test_mlpkit_is_never_installed_by_its_name_alone():
    """Nobody owns the name on the index, so anyone who registers it could run code on learners'
    machines."""
    for line in ("pip install mlpkit", 'Try: pip install "mlpkit[lab]"', "%pip install -U mlpkit"):
        assert BY_NAME.search(line), line
    for line in ('pip install -e ".[lab]"', 'pip install "/wheels/mlpkit-0.1.whl[lab]"'):
        assert not BY_NAME.search(line), line
    kinds = {".py", ".js", ".md", ".ipynb", ".toml", ".yml", ".txt", ".html", ".rst"}
    places = [PACKAGE, CHECKOUT / "notebooks", CHECKOUT / "docs", CHECKOUT / "benchmarks"]
    files = [path for place in places for path in place.rglob("*") if path.suffix in kinds]
    assert len(files) > 500
    for path in (*files, CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md"):
        found = [line for line in path.read_text("utf-8").splitlines() if BY_NAME.search(line)]
        assert not found, (path, found)
