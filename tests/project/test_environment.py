"""environment.yml (conda, Binder) requires the same as mlpkit[lab] in pyproject.toml (pip, uv)."""

import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from rattler import MatchSpec

ROOT = Path(__file__).parents[2]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text())
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LINES = [line for line in ENVIRONMENT["dependencies"] if isinstance(line, str)]
# matplotlib-base comes without Qt, which notebooks don't need
CONDA_NAMES = {"matplotlib": "matplotlib-base"}


def conda_side():
    """Return {name: range} as conda reads environment.yml."""
    specs = [MatchSpec(line) for line in LINES]
    return {spec.name.normalized: str(spec.version or "") for spec in specs}


def pip_side():
    """Return {conda's name: range} for Python and everything that mlpkit[lab] requires."""
    lines = [f"python{PROJECT['requires-python']}", *PROJECT["dependencies"], *extra("lab")]
    required = map(Requirement, lines)
    return {CONDA_NAMES.get(one.name, one.name): str(one.specifier) for one in required}


def extra(name):
    """Yield the lines of an extra and of the extras it names."""
    for line in PROJECT["optional-dependencies"][name]:
        required = Requirement(line)
        if required.name == "mlpkit":
            for other in sorted(required.extras):
                yield from extra(other)
        else:
            yield line


@pytest.mark.parametrize("line", LINES)
def test_conda_understands_the_line_as_a_name_and_a_range(line):
    spec = MatchSpec(line)
    assert str(spec) == line


def test_both_files_have_the_same_names_and_ranges():
    conda = conda_side()
    assert conda.pop("pip") == ""  # pip is there only to install the checkout itself
    assert conda == pip_side()


def test_no_name_occurs_twice():
    assert len(conda_side()) == len(LINES)


def test_the_test_extra_includes_what_the_learner_has():
    assert "mlpkit[lab]" in PROJECT["optional-dependencies"]["test"]


def test_the_learner_has_what_the_search_needs():
    assert "mlpkit[search]" in PROJECT["optional-dependencies"]["lab"]


def test_conda_takes_everything_from_conda_forge_and_the_checkout_from_here():
    assert ENVIRONMENT["channels"] == ["conda-forge", "nodefaults"]
    (others,) = [line for line in ENVIRONMENT["dependencies"] if not isinstance(line, str)]
    assert others == {"pip": ["-e ."]}


def test_a_package_has_one_range_in_all_extras():
    """`bench` repeats two of the packages of `frameworks` and `jax`, because it doesn't need the
    others."""
    ranges = {}
    for name in PROJECT["optional-dependencies"]:
        for one in map(Requirement, extra(name)):
            assert ranges.setdefault(one.name, one.specifier) == one.specifier, one.name


def test_ranges_are_loose():
    """A lower bound only: a pin would conflict with whatever else the learner has installed."""
    for name, versions in pip_side().items():
        assert versions.startswith(">=") and "," not in versions, name
