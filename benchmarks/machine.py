"""On what it was measured."""

import datetime
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from threadpoolctl import threadpool_info

from .child import ORDERS, cores, in_child

PACKAGES = {"NumPy": "numpy", "PyTorch": "torch", "scikit-learn": "scikit-learn", "JAX": "jax"}


def section():
    versions = [f"Python {platform.python_version()}"]
    versions += [f"{name} {installed(package)}" for name, package in PACKAGES.items()]
    lines = [
        f"Measured on {datetime.date.today()}, by `make bench`.",
        f"Processor: {processor()}, {cores()} cores; {platform.system()}. Before the run "
        f"{load()} processes were waiting for it (load average).",
        f"Versions: {', '.join(versions)}.",
        f"NumPy's BLAS, in the measured processes: {in_child(blas)}. {orders()}",
    ]
    return "\n".join(f"- {line}" for line in lines)


def processor():
    """Its name, as far as the system tells."""
    path = Path("/proc/cpuinfo")
    for line in path.read_text().splitlines() if path.exists() else ():
        if line.startswith("model name"):
            return line.partition(": ")[2]
    return platform.processor() or platform.machine()


def load():
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "an unknown number of"


def blas():
    """What NumPy multiplies with, and the code it runs in this process."""
    import numpy  # noqa: F401 - so that there is a BLAS to ask

    found = [library for library in threadpool_info() if library["user_api"] == "blas"]
    names = [
        f"{library['internal_api']} {library['version']} ({library.get('architecture', 'unknown')})"
        for library in found
    ]
    return ", ".join(names) or "unknown to threadpoolctl"


def orders():
    """Whether the environment asks for another code, and what was done about it."""
    found = [f"{name}={os.environ[name]}" for name in ORDERS if name in os.environ]
    if not found:
        return "It picked its code itself; the environment asked for none."
    return f"It picked its code itself: {', '.join(found)} was taken out of their environment."


def installed(package):
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"
