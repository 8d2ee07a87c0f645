"""Measure a claim seed by seed, and store it in mlpkit/measured/claims.json."""

import datetime
import json
import time
from dataclasses import asdict, replace

from filelock import FileLock

from benchmarks.child import ROOT, in_child, in_children
from mlpkit.helpers.whole_files import whole
from mlpkit.measured.claims import FILE, Claim, load_claims

from . import basics, debugging, how_sure, own_data, regularization, search, small_tables, tuned

MOST = 3  # hours of one core
LOCK = ROOT / "build" / "claims.lock"
MODULES = (basics, regularization, debugging, search, tuned, own_data, small_tables, how_sure)


def comparisons():
    """Return {name: Comparison} of all modules, in the order of the course."""
    return {name: each for module in MODULES for name, each in module.COMPARISONS.items()}


def both_ways(name, seeds):
    """Measure both ways in a child process: [({number: value} of one, of the other)] for each seed,
    and the seconds."""
    begin, compared = time.process_time(), comparisons()[name]
    found = [[way(seed) for way in compared.ways.values()] for seed in seeds]
    return found, time.process_time() - begin


def measured(name):
    """The Claim, measured now."""
    compared = comparisons()[name]
    first, *others = compared.seeds
    found, seconds = in_child(both_ways, name, [first], threads=1)
    hours = seconds * len(compared.seeds) / 3600
    print(f"{name}: about {hours:.2f} hours of one core", flush=True)
    if hours > MOST:
        raise SystemExit(f"{name}: more than {MOST} hours: claim it for fewer seeds or images.")
    for more, taken in in_children(both_ways, [(name, others[k::2]) for k in (0, 1)]):
        found, seconds = found + more, seconds + taken
    order = [first, *others[0::2], *others[1::2]]
    found = [found[order.index(seed)] for seed in compared.seeds]
    numbers = found[0][0]
    runs = {number: [[pair[k][number] for pair in found] for k in (0, 1)] for number in numbers}
    return Claim(
        name=name,
        compared=tuple(compared.ways),
        data=compared.data,
        drawn=compared.drawn,
        same=compared.same,
        seeds=tuple(compared.seeds),
        runs=runs,
        command=f"python -m benchmarks.claims {name}",
        hours=round(seconds / 3600, 5),
        when=f"{datetime.date.today()}",
        said=compared.said,
    )


def keep(claim):
    """Write a claim into claims.json with the others, in the order of the course. Which cells state
    a claim is not measured: it is taken from `comparisons` for all of them. Two processes that
    write at once wait for each other.
    """
    with FileLock(LOCK):
        load_claims.cache_clear()  # another process may have stored a claim since
        write(claim)
        load_claims.cache_clear()


def write(claim):
    claims = (load_claims() if FILE.exists() else {}) | {claim.name: claim}
    entries = {
        name: asdict(replace(claims[name], said=compared.said))
        for name, compared in comparisons().items()
        if name in claims
    }
    rows = []
    for name, entry in entries.items():
        del entry["name"]
        rows.append(f"{json.dumps(name)}: {json.dumps(entry, ensure_ascii=False)}")
    with whole(FILE) as file:
        file.write(("{\n" + ",\n".join(rows) + "\n}\n").encode())
