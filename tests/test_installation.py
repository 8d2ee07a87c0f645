"""The check at the start of notebook 00: silent, or a sentence for each thing that is wrong."""

import re
import subprocess
import sys
from importlib import metadata
from types import SimpleNamespace

import pytest

from mlpkit import installation, preprocessing


def test_the_check_is_silent_where_all_is_well(capsys):
    installation.check()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("requirement", "said"),
    [
        ("numpy>=99", r"numpy is \d[\w.]*; mlpkit needs >=99\."),
        ("no-such-thing>=1", r"no-such-thing is not installed for this Python, \S+\."),
        ('numpy>=99; extra == "lab"', None),
        ('numpy>=99; python_version < "3"', None),
        ("numpy>=2", None),
        ("numpy", None),
    ],
)
def test_a_requirement_that_is_not_met_is_reported(requirement, said):
    found = list(installation.unmet([requirement]))
    assert len(found) == (said is not None)
    assert said is None or re.fullmatch(said, found[0])


def test_the_check_covers_what_pyproject_requires(monkeypatch, capsys):
    """Each of mlpkit's own requirements is reported if an older version is installed."""
    names = [one for one in metadata.requires("mlpkit") if "extra" not in one]
    monkeypatch.setattr(installation.metadata, "version", lambda name: "0.0.1")
    installation.check()
    said = capsys.readouterr().out
    assert len(names) > 5 and said.count(" is 0.0.1; mlpkit needs >=") == len(names)
    assert said.endswith(f"{installation.MEND}\n")


def missing():
    raise FileNotFoundError("no file train-images")


def half():
    return SimpleNamespace(train_images=range(30_000), test_images=range(10_000))


@pytest.mark.parametrize(
    ("load", "said"), [(missing, "no file train-images"), (half, "there are 30,000 and 10,000")]
)
def test_missing_images_are_reported(load, said, monkeypatch, capsys):
    monkeypatch.setattr(preprocessing, "load_fashion_mnist", load)
    installation.check()
    assert said in capsys.readouterr().out


@pytest.mark.parametrize("name", ["numpy", "packaging"])
def test_a_package_that_the_check_itself_needs_is_reported_where_it_is_missing(name):
    program = f"""
import sys
from importlib import metadata

def version(asked, given=metadata.version):
    if asked == "{name}":
        raise metadata.PackageNotFoundError(asked)
    return given(asked)

sys.modules["{name}"] = None  # so that importing it fails
metadata.version = version
from mlpkit import installation
installation.check()
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert run.stderr == ""
    assert f"{name} is not installed for this Python, {sys.executable}." in run.stdout
    assert run.stdout.endswith(f"{installation.MEND}\n")


def test_an_mlpkit_that_is_not_installed_is_reported(monkeypatch, capsys):
    def requires(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(installation.metadata, "requires", requires)
    installation.check()
    said = capsys.readouterr().out
    assert (
        said == f"mlpkit is not installed for this Python, {sys.executable}.\n{installation.MEND}\n"
    )
