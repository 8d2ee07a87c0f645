"""Write constraints.txt next to this file: the version here of every package that mlpkit needs.

`make constraints` calls this when the whole suite is green. No address is written, also if a
package was installed from one, and no local version: torch 2.13.0+cpu is pinned as 2.13.0.
"""

import platform
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

HEAD = """\
# The versions with which the whole suite was last green, on {date}, with Python {python}
# on {system}. `make lab LOCKED=1` and `make test LOCKED=1` install them. `make constraints`
# runs the suite again and writes this file. Packages that only other systems need are not in it.
"""


def main():
    extras = distribution("mlpkit").metadata.get_all("Provides-Extra")
    names = needed("mlpkit", extras) - {"mlpkit"}
    system = f"{platform.system()} {platform.machine()}"
    head = HEAD.format(date=date.today(), python=platform.python_version(), system=system)
    pins = [f"{name}=={Version(distribution(name).version).public}\n" for name in sorted(names)]
    Path(__file__).with_name("constraints.txt").write_text(head + "".join(pins))


def needed(name, extras):
    """The names of a package and of all packages here that it needs with these extras."""
    found, waiting = set(), [(canonicalize_name(name), extra) for extra in ("", *extras)]
    while waiting:
        name, extra = waiting.pop()
        try:
            required = distribution(name).requires or ()
        except PackageNotFoundError:  # an optional part of an extra that nobody asked for
            continue
        if (name, extra) in found:
            continue
        found.add((name, extra))
        for one in map(Requirement, required):
            if one.marker is None or one.marker.evaluate({"extra": extra}):
                key = canonicalize_name(one.name)
                waiting += [(key, part) for part in ("", *one.extras)]
    return {name for name, _ in found}


if __name__ == "__main__":
    main()
