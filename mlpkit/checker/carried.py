"""Progress carried between a computer and the web edition: one file, and what is added from it.

The file is a progress file with two more keys, so it may also be one as a notebook wrote it:

    attempts    the lines of the attempts file
    typed       {"02_activations#2f15506c": the source of that cell}, answers that may be unfinished

What it holds is only data until `take_in` is called; after that `mine` may run the sources in it.
"""

import json

from mlpkit.checker.progress import EMPTY, LARGEST, parse
from mlpkit.checker.schedule import is_line

KINDS = {  # the keys of an entry, and what their values must be
    **{"tried": bool, "passed": bool, "looked": bool},
    **{"version": int, "hints": int, "seed": int},
    **{"source": str, "kept": str},
}
PASSED = ("passed", "version", "source", "seed")  # these keys only make sense together


def carried(session, typed=()):
    """The content of the file for a learner; typed: {cell: source}, or pairs of these."""
    exercises, attempts = session.progress_file.read(), session.attempts_file.read()
    return EMPTY | {"exercises": exercises, "attempts": attempts, "typed": dict(typed)}


def read_carried(text):
    """Return the usable content of such a file; raise a ValueError that says what came if it is
    none.

    text: str or bytes.
    """
    if len(text) > LARGEST:
        raise ValueError(f"it has {len(text) / 1e6:,.0f} MB; expected a progress file")
    try:
        found = parse(text)
    except ValueError as error:
        raise ValueError(f"{error}; expected a progress file") from None
    lines, typed = found.get("attempts"), found.get("typed")
    return {
        "exercises": {name: usable(entry) for name, entry in found["exercises"].items()},
        "attempts": [line for line in lines if is_line(line)] if isinstance(lines, list) else [],
        "typed": {
            cell: source
            for cell, source in (typed.items() if isinstance(typed, dict) else ())
            if isinstance(source, str)
        },
    }


def usable(entry):
    """Return an entry's known keys, those whose values have the right type."""
    return {key: value for key, value in entry.items() if type(value) is KINDS.get(key)}


def take_in(session, content):
    """Add what `read_carried` returned to the learner's progress; return the names that changed.

    Nothing is lost here: an exercise that has passed keeps its source; each attempt counts once.
    """
    before, records = session.progress_file.read(), session.course.records
    theirs = {name: one for name, one in content["exercises"].items() if name in records}
    for name, entry in theirs.items():
        if joined(before.get(name, {}), entry, records[name].version) != before.get(name):
            session.progress_file.change(name, joining(entry, records[name].version))
    known = set(map(spelled, session.attempts_file.read()))
    for line in content["attempts"]:
        if line["course"] == session.course.name and spelled(line) not in known:
            session.attempts_file.add(line)
    after = session.progress_file.read()
    return [name for name in theirs if after.get(name) != before.get(name)]


def spelled(line):
    """Return a text for an attempt; equal attempts have equal texts."""
    return json.dumps(line, sort_keys=True)


def joining(theirs, version):
    """Return an edit that merges a carried entry into the learner's; version: the record's."""
    return lambda entry: entry.update(joined(entry, theirs, version))


def joined(own, theirs, version):
    """Merge a carried entry into `own`, whose answer stays if it has passed the current check."""
    found = dict(own)
    passed = own.get("passed") and own.get("version") == version
    if not passed and theirs.get("passed"):
        for key in PASSED:
            found.pop(key, None)
        found |= {key: theirs[key] for key in PASSED if key in theirs}
    elif not own.get("source") and theirs.get("source"):
        found["source"] = theirs["source"]
    for key in ("tried", "looked"):
        if own.get(key) or theirs.get(key):
            found[key] = True
    if hints := max(own.get("hints", 0), theirs.get("hints", 0)):
        found["hints"] = hints
    if "kept" in theirs:
        found.setdefault("kept", theirs["kept"])
    return found
