"""Everything that the hosted workflows run exists: targets of make, files, marks of tests. Nothing
runs the workflows locally, and a mistake in the weekly one would show only after days.
"""

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
TARGETS = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.M)
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT, PYTEST = PYPROJECT["project"], PYPROJECT["tool"]["pytest"]["ini_options"]
MARKS = [line.split(":")[0] for line in PYTEST["markers"]]


def lines():
    """Yield (workflow and job, a line that it runs) for every workflow, and the lines of
    .ci/run."""
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
            for step in job["steps"]:
                for line in step.get("run", "").splitlines():
                    yield f"{path.stem}, {name}", line
    for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines():
        yield "run", line


def missing(line):
    """Return the names in a line of things that don't exist here."""
    named = [("make", one, one in TARGETS) for one in re.findall(r"\bmake ([\w-]+)", line)]
    for one in re.findall(r"(?<!\S)(\.ci/\S+|\S+\.yml)", line):
        named.append(("file", one, (ROOT / one).is_file()))
    for one in re.findall(r"\bpytest\b.* -m ('[^']+'|\S+)", line):
        marks = set(re.findall(r"\w+", one)) - {"and", "or", "not"}
        named.append(("mark", one, marks <= set(MARKS)))
    return [(kind, one) for kind, one, here in named if not here]


def test_every_target_file_and_mark_that_a_workflow_names_exists():
    assert [(where, *one) for where, line in lines() for one in missing(line)] == []


def test_a_push_tries_every_python_that_pyproject_names():
    ci = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    tried = ci["jobs"]["tests"]["strategy"]["matrix"]["python"]
    named = [one.split(" :: ")[-1] for one in PROJECT["classifiers"]]
    assert named == tried and PROJECT["requires-python"] == f">={named[0]}"


def test_a_missing_target_is_found():
    assert missing("make nothing") == [("make", "nothing")]
    assert missing("python .ci/none.py make lab") == [("file", ".ci/none.py")]
    assert missing("conda env create -f env.yml") == [("file", "env.yml")]
    assert missing("python -m pytest -m 'browser or none' -rs") == [("mark", "'browser or none'")]
