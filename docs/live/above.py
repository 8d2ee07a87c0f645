"""What a cell needs of the cells above it, and what of that is still to be run.

Statements run one by one, and every name has a version: a digest of the statements that made and
changed it, and of the versions of what they read. The cells above give each name the version that
it would have if all of them were run in order. A name that is there in this version isn't made
again. It is if code above was edited since, or if a cell further down has overwritten it; so what a
cell shows doesn't depend on the order in which a reader has run others. What a statement makes,
changes and reads is told by effects.py.
"""

from dataclasses import dataclass
from hashlib import blake2b

from docs.live.effects import facts

GENERATORS = {"rng", "generator"}  # as the course calls them, wherever they come from


@dataclass(frozen=True)
class Step:
    """A statement: its source, the number of its cell, and names.

    makes: those that it binds whatever they were before; writes: these, and all that it changes;
    reads: those on which its result depends.
    """

    text: str
    cell: int
    makes: frozenset
    writes: frozenset
    reads: frozenset


def steps_of(sources, known=()):
    """The Steps of cells, in order. known: words that are names wherever a string says them."""
    generators, made = set(GENERATORS), []
    for cell, source in enumerate(sources):
        for one in facts(source):
            drawn = set() if one.defines else one.used & generators
            changes = (one.changed & one.used) | drawn
            makes = one.makes - changes
            writes = one.bound | changes
            reads = one.used | (one.quoted & set(known)) | (writes - makes)
            made.append(Step(one.text, cell, *map(frozenset, (makes, writes, reads))))
            generators |= one.drawing
    return made


def wanted_by(steps):
    """The names that steps read before they have made them."""
    wanted = frozenset()
    for step in reversed(steps):
        wanted = (wanted - step.makes) | step.reads
    return wanted


def after(step, versions):
    """The versions of names after a step."""
    read = sorted((name, versions[name]) for name in step.reads if name in versions)
    found = blake2b(repr((step.text, read)).encode(), digest_size=8).hexdigest()
    return versions | dict.fromkeys(step.writes, found)


def still_to_run(steps, wanted, there, given):
    """The steps that must run so that the wanted names are there as all steps would make them.

    there: {name: its version now}; given: {name: its version before any step}.
    """
    before = [dict(given)]
    for step in steps:
        before.append(after(step, before[-1]))
    end = {name: before[-1][name] for name in wanted if name in before[-1]}
    chosen = needed(steps, stale(end, there), lambda k: stale_at(steps[k], before[k], there))
    found = there
    for step in chosen:
        found = after(step, found)
    if stale(end, found):  # a step of these has changed what a later one, or the cell, was to read
        return needed(steps, end, lambda k: steps[k].reads)
    return chosen


def stale(expected, there):
    return {name for name, version in expected.items() if there.get(name) != version}


def stale_at(step, before, there):
    return stale({name: before[name] for name in step.reads if name in before}, there)


def needed(steps, wanted, inputs):
    """The steps that make the wanted names; inputs(k): which names step k wants itself."""
    chosen, wanted = [], set(wanted)
    for k in reversed(range(len(steps))):
        if steps[k].writes & wanted:
            chosen.append(steps[k])
            wanted = (wanted - steps[k].writes) | inputs(k)
    return chosen[::-1]
