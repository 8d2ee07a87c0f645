"""Whether the installed packages are what mlpkit needs; notebook 00 begins with this check.

At the top it imports only the standard library, so that it can report even a missing NumPy.
"""

import sys
from importlib import metadata

MEND = (
    "Close JupyterLab, run the installation command of the README once more, and open this "
    "notebook again."
)


def check():
    """Print what is missing or too old, and what to do about it; nothing if all is well."""
    try:
        found = [*unmet(metadata.requires("mlpkit") or ())]
    except metadata.PackageNotFoundError:
        found = [not_installed("mlpkit")]
    if found := [*found, *missing_data()]:
        print(*found, MEND, sep="\n")


def not_installed(name):
    return f"{name} is not installed for this Python, {sys.executable}."


def unmet(requirements):
    """A sentence for each requirement, as in pyproject.toml, that is not met here.

    Requirements of an extra, such as `lab`, are skipped.
    """
    try:
        from packaging.requirements import Requirement
    except ImportError:  # without it the requirements can't be read
        yield not_installed("packaging")
        return
    for requirement in map(Requirement, requirements):
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            version = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            yield not_installed(requirement.name)
            continue
        if not requirement.specifier.contains(version, prereleases=True):
            yield f"{requirement.name} is {version}; mlpkit needs {requirement.specifier}."


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
        yield f"Of 60,000 and 10,000 images there are {counts[0]:,} and {counts[1]:,}."
