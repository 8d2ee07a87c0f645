"""The machine on which something was measured."""

import datetime
import os
import platform
import textwrap
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from threadpoolctl import threadpool_info

from .child import ORDERS, cores, in_child

PACKAGES = {"NumPy": "numpy", "PyTorch": "torch", "scikit-learn": "scikit-learn", "JAX": "jax"}


def describe_machine():
    """Return the date and the machine, in a few lines."""
    versions = [f"Python {platform.python_version()}"]
    versions += [f"{name} {installed(package)}" for name, package in PACKAGES.items()]
    where = f"{processor()}, {cores()} cores; {platform.system()}; load {load()}"
    told = f"Measured on {datetime.date.today()}. {where}. {', '.join(versions)}; {in_child(blas)}."
    return textwrap.fill(f"{told} {orders()}", 100)


def processor():
    """The processor's name, if the system reports it."""
    path = Path("/proc/cpuinfo")
    for line in path.read_text().splitlines() if path.exists() else ():
        if line.startswith("model name"):
            return line.partition(": ")[2]
    return platform.processor() or platform.machine()


def load():
    """How many processes were waiting for the processor in the last minute, on average."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def blas():
    """The library that NumPy multiplies with, and the kernel it uses in this process."""
    import numpy  # noqa: F401 - so that a BLAS is loaded

    found = [library for library in threadpool_info() if library["user_api"] == "blas"]
    names = [
        f"{library['internal_api']} {library['version']} ({library.get('architecture', 'unknown')})"
        for library in found
    ]
    return ", ".join(names) or "unknown to threadpoolctl"


def orders():
    """A sentence if the environment asked for different BLAS code, and what was done about it."""
    found = [f"{name}={os.environ[name]}" for name in ORDERS if name in os.environ]
    return f"{', '.join(found)} was taken out of the environment." if found else ""


def installed(package):
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"
