"""The versions that LOCKED=1 installs, the script that writes them, and the one that tries
versions not released yet."""

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
FILE = ROOT / ".ci" / "constraints.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def load(name):
    """Load a script of .ci as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pins(text):
    """Return {package: version}; every line that is not a comment must be a name and one
    version."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.]+", line) for line in lines)
    return dict(line.split("==") for line in lines)


def test_the_constraints_hold_nothing_but_names_and_versions():
    text = FILE.read_text(encoding="utf-8")
    assert pins(text) and not re.search(r"://|@|--|\.whl", text)


def test_everything_that_pyproject_names_is_pinned_to_a_version_that_it_allows():
    pinned = pins(FILE.read_text(encoding="utf-8"))
    extras = PROJECT["optional-dependencies"]
    # `make constraints` does not install this extra
    extras = [extras[name] for name in extras if name != "grading"]
    named = map(Requirement, [*PROJECT["dependencies"], *(line for one in extras for line in one)])
    for one in named:
        if one.name != "mlpkit":
            assert one.specifier.contains(pinned[canonicalize_name(one.name)]), one


def test_the_written_versions_are_those_that_pip_lists_here(monkeypatch, tmp_path):
    script = load("write_constraints")
    monkeypatch.setattr(script, "__file__", str(tmp_path / "write_constraints.py"))
    script.main()
    written = pins((tmp_path / "constraints.txt").read_text())
    command = [sys.executable, "-m", "pip", "list", "--format=json", "--disable-pip-version-check"]
    listed = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    here = {canonicalize_name(one["name"]): one["version"].split("+")[0] for one in listed}
    assert written.items() <= here.items()
    assert {"numpy", "pytest", "tornado"} <= written.keys()  # tornado only because others need it
    assert not {"mlpkit", "pip", "uv"} & written.keys()


def packages(folder, **required):
    """Installed packages, by their metadata only: {name: what it requires}."""
    for name, lines in required.items():
        place = folder / f"{name}-1.0+local.dist-info"
        place.mkdir()
        text = [f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0+local"]
        text += [f"Provides-Extra: {extra}" for extra in ("a", "b")]
        text += [f"Requires-Dist: {line}" for line in lines]
        (place / "METADATA").write_text("\n".join(text) + "\n")


def test_a_package_is_followed_through_extras_and_circles(tmp_path, monkeypatch):
    packages(
        tmp_path,
        top=["One_thing[a]>=1", 'never; extra == "b"', 'gone; python_version < "3"'],
        one_thing=['inner; extra == "a"', 'outer; extra == "b"', 'not-here; extra == "a"'],
        inner=["top"],
        outer=[],
        never=[],
        gone=[],
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    assert load("write_constraints").needed("top", ["a"]) == {"top", "one-thing", "inner"}


@pytest.mark.parametrize(
    ("new", "failing", "code", "said"),
    [
        ("2.0", set(), 0, "There is no pre-release of thing after 2.0."),
        ("3.0rc1", set(), 0, "thing 3.0rc1 breaks nothing."),
        ("3.0rc1", {"3.0rc1"}, 1, "tests/test_a.py. With thing 2.0 they pass. If the release"),
        ("3.0rc1", {"3.0rc1", "2.0"}, 1, "tests/test_a.py. Ours to fix: with thing 2.0 they fail"),
    ],
)
def test_a_failure_with_a_pre_release_is_tried_again_with_the_release(
    new, failing, code, said, tmp_path, monkeypatch, capsys
):
    script = load("try_prerelease")
    monkeypatch.chdir(tmp_path)
    installed, tested = ["2.0"], []

    def run(module, *arguments):
        if module == "pip":
            installed.append(new if "--pre" in arguments else arguments[-1].split("==")[1])
            return 0
        tested.append(arguments)
        script.FAILED.parent.mkdir(parents=True, exist_ok=True)
        script.FAILED.write_text(json.dumps({"tests/test_a.py::test_b": True}))
        return int(installed[-1] in failing)

    monkeypatch.setattr(script, "run", run)
    monkeypatch.setattr(script, "version", lambda name: installed[-1])
    assert script.main("thing") == code
    assert said in capsys.readouterr().out
    assert tested[1:] == [(*script.TESTS[1:], "tests/test_a.py")] * code
