"""Where notebooks claim: sentences that compare by numbers, and cells that print a record."""

import json
import re
from pathlib import Path

from benchmarks.child import ROOT
from mlpkit.measured.claims import load_claims

NOTEBOOKS = ROOT / "notebooks"
READ = Path(__file__).with_name("no_claims.txt")
COMPARES = re.compile(r"\b(better|worse) (than|by)\b|\bmore than\b|\bless than\b|\bpoints?\b")
COSTS = re.compile(r"\b(gain|cost|bring|beat|save)s?\b|\b(gained|brought|lost)\b")
NUMBER = re.compile(r"\d")
LEFT_OUT = re.compile(r"\$\$.*?\$\$|\$[^$]*\$|`[^`]*`|\]\([^)]*\)", re.S)
END = re.compile(r"(?<=[.!?])\s+|\n")
PRINTED = re.compile(r"\bclaim\(\s*\"(\w+)\"")


def cells(name, kind):
    """[(id of a cell, its text)] of the cells of one kind of a notebook."""
    stored = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    return [(one["id"], "".join(one["source"])) for one in stored if one["cell_type"] == kind]


def claiming(source):
    """The sentences that say of two things which is more, and how much."""
    return [
        sentence.strip()
        for sentence in END.split(LEFT_OUT.sub("…", source))
        if NUMBER.search(sentence) and (COMPARES.search(sentence) or COSTS.search(sentence))
    ]


def said():
    """{(notebook, id of a cell): the claims that it says}."""
    found = {}
    for claim in load_claims().values():
        for place in claim.said:
            found.setdefault(place, []).append(claim)
    return found


def unrecorded(name):
    """What a notebook claims without a record: sentences, and names of claims that it prints.

    no_claims.txt holds the sentences that were read and claim nothing of a method: arithmetic, one
    picture, a question.
    """
    read, places = READ.read_text(encoding="utf-8").splitlines(), said()
    sentences = [
        sentence
        for cell, source in cells(name, "markdown")
        if (name, cell) not in places
        for sentence in claiming(source)
        if sentence not in read
    ]
    printed = [one for _, source in cells(name, "code") for one in PRINTED.findall(source)]
    return [*sentences, *(one for one in printed if one not in load_claims())]
