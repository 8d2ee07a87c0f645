"""Check that the installed packages are those that mlpkit needs.

Notebook 00 begins with this check, and `mlpkit doctor` prints its findings first. The module's top
imports only the standard library, so that even a missing NumPy can be reported.
"""

import sys
from importlib import metadata

from mlpkit.helpers import place

MEND = (
    "Close JupyterLab, run the installation command of the README once more, and open this "
    "notebook again."
)


def check():
    """Print what is missing or too old, and what to do about it; nothing if all is well.

    On a page of the site nothing is installed: it brings what it needs.
    """
    if not place.BROWSER and (found := faults()):
        print(*found, MEND, sep="\n")


def faults():
    """A sentence for each thing that is missing, too old or unreadable."""
    try:
        found = [*unmet(metadata.requires("mlpkit") or ())]
    except metadata.PackageNotFoundError:
        found = [not_installed("mlpkit")]
    return [*found, *missing_data()]


def not_installed(name):
    return f"{name} is not installed for this Python, {sys.executable}."


def unmet(requirements):
    """A sentence for each requirement, as in pyproject.toml, that is not met here.

    Requirements of an extra, such as `lab`, are skipped.
    """
    try:
        for requirement, version in lacking(requirements):
            if version is None:
                yield not_installed(requirement.name)
            else:
                yield f"{requirement.name} is {version}; mlpkit needs {requirement.specifier}."
    except ImportError:  # without packaging the requirements can't be read
        yield not_installed("packaging")


def lacking(requirements, extra=""):
    """Return (requirement, installed version or None) for each requirement that is not met.

    extra: only the requirements of that extra; by default only those of mlpkit itself.
    """
    from packaging.requirements import Requirement

    for requirement in map(Requirement, requirements):
        marker = requirement.marker
        everywhere = marker is None or marker.evaluate({"extra": ""})
        wanted = not everywhere and marker.evaluate({"extra": extra}) if extra else everywhere
        if not wanted:
            continue
        try:
            version = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            yield requirement, None
            continue
        if not requirement.specifier.contains(version, prereleases=True):
            yield requirement, version


def missing_data():
    """A sentence if Fashion-MNIST can't be read or is incomplete."""
    try:
        from mlpkit.preprocessing import load_fashion_mnist

        data = load_fashion_mnist()
    except (ImportError, OSError, ValueError) as error:
        yield f"The images that come with mlpkit can't be read: {error}"
        return
    counts = len(data.train_images), len(data.test_images)
    if counts != (60_000, 10_000):
        there = " and ".join(f"{count:,}" for count in counts)
        yield f"There should be 60,000 and 10,000 images; there are {there}."
