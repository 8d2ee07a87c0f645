"""What a stranger finds on the project's pages: how to cite it, forms for issues, what a container
installs. Nothing here starts a container: only what the files name is checked."""

import json
import os
import re
from pathlib import Path

import pytest
import yaml

import mlpkit
from tests.project.test_workflows import missing

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]_*.yml"))
PROSE = sorted(ROOT.glob("*.md")) + sorted(GITHUB.glob("*.md"))


def test_the_citation_names_this_version_and_licence():
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert said["version"] == mlpkit.__version__
    assert said["license"] in (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()[0]
    assert f"(c) 2026 {said['authors'][0]['name']}" in (ROOT / "LICENSE").read_text("utf-8")
    # what the format, version 1.2.0, requires
    required = {"cff-version", "message", "title", "authors"}
    assert required <= said.keys() and said["cff-version"] == "1.2.0"


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_has_what_github_requires_and_asks_for_the_doctors_report(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert form["name"] and form["description"] and form["body"]
    names = [part["id"] for part in form["body"]]
    assert len(set(names)) == len(names) and "doctor" in names
    for part in form["body"]:
        assert part["type"] in ("input", "textarea") and part["attributes"]["label"]
        assert re.fullmatch(r"[\w-]+", part["id"])


def test_each_thing_that_may_go_wrong_has_its_form():
    text = "".join(path.read_text(encoding="utf-8") for path in FORMS)
    for name in ("A right answer was refused", "A mistake was not named", "A claim did not hold"):
        assert name in text


def test_the_security_page_is_one_paragraph_on_files_and_one_on_whom_to_tell():
    page = (GITHUB / "SECURITY.md").read_text(encoding="utf-8")
    paragraphs = page.strip().split("\n\n")[1:]
    assert [one.split("**")[1][-1] for one in paragraphs] == [".", "?"]
    for file in ("notebook", "table", "checkpoint", "study", "progress file"):
        assert file in paragraphs[0]


def test_containers_run_commands_and_read_files_that_exist():
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text())
    assert missing(container["postCreateCommand"]) == []
    pinned = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8")
    version = re.search(r"Python (\d+\.\d+)", pinned)[1]
    assert container["image"] == f"python:{version}"
    assert (ROOT / ".binder" / "runtime.txt").read_text() == f"python-{version}\n"
    limits, this = (ROOT / ".binder" / "requirements.txt").read_text().splitlines()
    assert (ROOT / ".binder" / limits.removeprefix("-c ")).is_file() and this == "-e .[lab]"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mark for programs")
@pytest.mark.parametrize("name", ["postBuild", "start"])
def test_binder_can_run_its_programs(name):
    path = ROOT / ".binder" / name
    assert os.access(path, os.X_OK) and path.read_text().startswith("#!")


def test_each_place_that_lacks_an_address_is_in_the_list():
    """A text that needs an address says that there is none, or what to do once there is one."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    part = page.split("## When the project has an address")[1].split("\n## ")[0]
    listed = set(re.findall(r"^- `(.+?)`", part, re.M))
    lacking = {
        path.relative_to(ROOT).as_posix()
        for path in PROSE
        if re.search(r"(no|has an) address", path.read_text(encoding="utf-8"))
    } - {"CONTRIBUTING.md"}
    assert lacking <= listed
    assert all((ROOT / name).is_file() for name in listed)
