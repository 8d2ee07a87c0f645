"""Find the notebooks' claims: sentences that compare numbers, and cells that print a record."""

import json
import re
from pathlib import Path

from benchmarks.child import ROOT
from mlpkit.measured.claims import load_claims

NOTEBOOKS = ROOT / "notebooks"
READ = Path(__file__).with_name("no_claims.txt")
COMPARES = re.compile(
    r"\b(better|worse) (than|by)\b|\b(more|less) than\b|\bpoints?\b|\b(ahead|higher|lower)\b"
)
COSTS = re.compile(r"\b(gain|cost|bring|beat|save)s?\b|\b(gained|brought|lost)\b")
NUMBER = re.compile(
    r"\d|\b(two|three|four|five|six|seven|eight|nine|ten) points\b|\b(of|than|about|half) a point\b"
    r"|\b(every|each) (seed|pair)\b|\btimes of\b"
)
WITH_ERROR = re.compile(r"(\d+(?:\.\d+)?) ± (\d+(?:\.\d+)?)")
DIGITS = re.compile(r"(?<![\d.])\d+\.\d+(?!\.?\d)")
WORDS = {
    **{"tenth of a": 1 / 10, "seventh of a": 1 / 7, "sixth of a": 1 / 6, "quarter of a": 1 / 4},
    **{"third of a": 1 / 3, "half a": 1 / 2, "a": 1, "two": 2, "ten": 10, "fifteen": 15},
}
IN_WORDS = re.compile(rf"\b({'|'.join(WORDS)}) (?:points?|MPa)\b")
LEFT_OUT = re.compile(r"\$\$.*?\$\$|\$[^$]*\$|`[^`]*`|\]\([^)]*\)", re.S)
END = re.compile(r"(?<=[.!?])\s+|\n")
PRINTED = re.compile(r"\bclaim\(\s*\"(\w+)\"")


def cells(name, kind):
    """Return [(id of a cell, its text)] for a notebook's cells of one kind."""
    stored = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    return [(one["id"], "".join(one["source"])) for one in stored if one["cell_type"] == kind]


def claiming(source):
    """Return the sentences that say which of two things is larger, and by how much; and those with
    a ±."""
    return [
        sentence.strip()
        for sentence in END.split(LEFT_OUT.sub("…", source))
        if (NUMBER.search(sentence) and (COMPARES.search(sentence) or COSTS.search(sentence)))
        or WITH_ERROR.search(sentence)
    ]


def said():
    """Return {(notebook, id of a cell): the claims that the cell states}."""
    found = {}
    for claim in load_claims().values():
        for place in claim.said:
            found.setdefault(place, []).append(claim)
    return found


def read():
    """Return {sentence: why it needs no record}, from no_claims.txt."""
    found, reason = {}, ""
    for line in READ.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            reason = line[2:]
        else:
            found[line] = reason
    return found


def says(words, claims):
    """Whether the words state a claim's mean difference: in digits, or as "half a point"."""
    means = [abs(one.difference(number)[0]) for one in claims for number in one.runs]
    digits, about = DIGITS.findall(words), [WORDS[one] for one in IN_WORDS.findall(words)]
    return any(rounded(mean, text) == text for mean in means for text in digits) or any(
        abs(amount - mean) < mean / 5 for mean in means for amount in about
    )


def recorded(sentence, claims):
    """Whether a sentence states a claim's number, and each mean ± error in it belongs to a
    claim."""
    differences = [one.difference(number) for one in claims for number in one.runs]
    return says(sentence, claims) and all(
        any((rounded(abs(d), mean), rounded(e, error)) == (mean, error) for d, e, _ in differences)
        for mean, error in WITH_ERROR.findall(sentence)
    )


def rounded(number, text):
    """The number, with as many decimals as the text has."""
    return f"{number:.{len(text.partition('.')[2])}f}"


def unrecorded(name):
    """A notebook's claims without a record: sentences, and names of claims that it prints. A
    sentence is recorded by a claim that names its cell, and needs no record if it is in
    no_claims.txt, under a reason.
    """
    listed, places = read(), said()
    sentences = [
        sentence
        for cell, source in cells(name, "markdown")
        for sentence in claiming(source)
        if sentence not in listed and not recorded(sentence, places.get((name, cell), ()))
    ]
    printed = [one for _, source in cells(name, "code") for one in PRINTED.findall(source)]
    return [*sentences, *(one for one in printed if one not in load_claims())]
