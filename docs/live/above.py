"""Find the statements above a cell that must run before it.

Statements run one by one, and every name has a version: a digest of the statements that made and
changed it, and of the versions of what they read. The cells above give each name the version that
it would have if all of them were run in order. A name that exists in this version isn't made again.
If code above has been edited since, or a cell further down has overwritten the name, it is made
again; so what a cell shows doesn't depend on the order in which a reader has run the others.
effects.py finds out what a statement makes, changes and reads.
"""

from dataclasses import dataclass
from hashlib import blake2b

from docs.live.effects import facts

GENERATORS = {"rng", "generator"}  # names that the course gives to random generators only


@dataclass(frozen=True)
class Step:
    """A statement: its source, the number of its cell, and names.

    makes: the names that it binds whatever they were before; writes: these, and all names whose
    objects it changes; reads: the names on which its result depends.
    """

    text: str
    cell: int
    makes: frozenset
    writes: frozenset
    reads: frozenset


def steps_of(sources, known=()):
    """The Steps of cells, in order. known: names that count as read if a string contains them."""
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
    """The steps that must run so that the wanted names are as if all steps had run in order.

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
    if stale(end, found):  # a chosen step changes what a later one, or the cell, reads
        return needed(steps, end, lambda k: steps[k].reads)
    return chosen


def stale(expected, there):
    return {name for name, version in expected.items() if there.get(name) != version}


def stale_at(step, before, there):
    return stale({name: before[name] for name in step.reads if name in before}, there)


def needed(steps, wanted, inputs):
    """The steps that make the wanted names; inputs(k): the names that step k needs in turn."""
    chosen, wanted = [], set(wanted)
    for k in reversed(range(len(steps))):
        if steps[k].writes & wanted:
            chosen.append(steps[k])
            wanted = (wanted - steps[k].writes) | inputs(k)
    return chosen[::-1]
