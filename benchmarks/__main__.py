"""All measurements, in one Markdown document: `make bench`. Each section says how long it took.

    python -m benchmarks                   # from the checkout; writes sections/ and README.md
    python -m benchmarks --only growth     # one section, and README.md with it
    python -m benchmarks --page            # README.md alone, once a text in notes/ has changed
    python -m benchmarks --quick           # tiny sizes, to see that it runs; not written

The machine should be idle. Needs the extras test and bench.
"""

import argparse
import sys
import time

from . import (
    autograd,
    busy,
    cases,
    classroom,
    explorers,
    functions,
    growth,
    healthy,
    healthy_numbers,
    installation,
    kernels,
    live,
    machine,
    page,
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
    "live": live,
    "search": search,
    "waiting": waiting,
    "classroom": classroom,
    "kernels": kernels,
    "installation": installation,
}


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=SECTIONS, help="one section")
    parser.add_argument("--page", action="store_true", help="README.md alone: nothing is measured")
    parser.add_argument("--quick", action="store_true", help="tiny sizes, to see that it runs")
    options = parser.parse_args(arguments)
    names = [options.only] if options.only else [] if options.page else SECTIONS
    # measured now, before the first section adds to the load
    measured = names and machine.describe_machine()
    for name in names:
        begin = time.perf_counter()
        print(f"{name} …", file=sys.stderr, end=" ", flush=True)
        section = SECTIONS[name].section(options.quick)
        print(f"{time.perf_counter() - begin:.0f} s", file=sys.stderr)
        print(f"\n{section or 'Not measured: there is no Chromium.'}", flush=True)
        if section and not options.quick:
            page.keep(name, section, measured)  # written at once, because a later section may fail
            page.write(SECTIONS)
    if options.page:
        page.write(SECTIONS)


if __name__ == "__main__":
    main()
