"""All measurements, in one Markdown document: `make bench`, twenty minutes.

    python -m benchmarks                   # from the checkout; writes README.md beside this
    python -m benchmarks --only growth     # one section, printed and not written
    python -m benchmarks --quick           # tiny sizes, to see that it runs; not written

The machine should have nothing else to do. Needs the extras test and bench.
"""

import argparse
import sys
import time
from pathlib import Path

from . import (
    autograd,
    busy,
    cases,
    explorers,
    functions,
    growth,
    healthy,
    healthy_numbers,
    machine,
    pieces,
    recipes,
    remedies,
    search,
    side_by_side,
    waiting,
)

SECTIONS = {
    "side_by_side": side_by_side,
    "pieces": pieces,
    "functions": functions,
    "autograd": autograd,
    "accuracy": recipes,
    "remedies": remedies,
    "healthy": healthy,
    "healthy_numbers": healthy_numbers,
    "cases": cases,
    "growth": growth,
    "busy": busy,
    "explorers": explorers,
    "search": search,
    "waiting": waiting,
}
TEXT = """# Benchmarks

Written by `make bench`. A ratio compares two things measured in turns in one run; a time hangs on
the machine. A target is an aim, not a test: whether it was met is said beside it."""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=SECTIONS, help="one section, printed and not written")
    parser.add_argument("--quick", action="store_true", help="tiny sizes, to see that it runs")
    options = parser.parse_args()
    names = [options.only] if options.only else SECTIONS
    document = [TEXT, machine.section()]
    print(*document, sep="\n\n")
    for name in names:
        begin = time.perf_counter()
        print(f"{name} …", file=sys.stderr, end=" ", flush=True)
        document.append(SECTIONS[name].section(options.quick))
        print(f"{time.perf_counter() - begin:.0f} s", file=sys.stderr)
        print(f"\n{document[-1]}", flush=True)  # at once: a later section may fail
    if not options.only and not options.quick:
        text = "\n\n".join(document) + "\n"
        Path(__file__).with_name("README.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
