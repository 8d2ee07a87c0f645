"""`case`, `measure`, `accuse`, `bill`: what a learner calls to diagnose faulty programs."""

import difflib
import html
from dataclasses import dataclass
from importlib import import_module

import numpy as np

from mlpkit.checker.course import UnknownName
from mlpkit.checker.display.verdict import (
    Note,
    Verdict,
    aligned,
    box,
    highlighted,
    on_page,
    paragraph,
    shell,
    show,
    table,
)
from mlpkit.checker.progress import begun
from mlpkit.checker.sources import own_source, stub_source
from mlpkit.checker.words import capitalized
from mlpkit.clinic import CASES, ORGANS, PRICES
from mlpkit.clinic.accusation import WRONG, confirm_place, explain_cause, judge_accusation
from mlpkit.clinic.trial import measurement, run_unrepaired, source

SEEN = ("training loss", "validation loss", "validation accuracy")  # the curves that `case` draws


NOBODY = (
    "nobody is accused yet. Replace the ... with a part in quotes, or with the number of a line, "
    f"as in line=2. A wrong accusation costs {WRONG} min. The parts: {', '.join(ORGANS)}."
)


class Casebook:
    """The four functions for a session; findings are kept in its file, with the case's repair."""

    def __init__(self, session):
        self.session = session

    def case(self, name):
        """A faulty program, what its author saw, and what can be measured."""
        record = find(name)
        from mlpkit.plots import clinic

        known = {c.what: (c.sick, c.tolerance) for c in record.costs if c.what in SEEN}
        show(Program(record))
        show_picture(*clinic.seen(run_unrepaired(record).history, known))

    def measure(self, name, what, *others):
        """Take a measurement on the program, and pay for it once; ... lists the measurements.

        Raises UnknownName if several are named.
        """
        record = find(name)
        kept = self.kept(record)
        if others:
            raise UnknownName(f"got {1 + len(others)} measurements; expected one at a time.")
        if what is ...:
            self.session.tell(Prices(record, kept))
            return
        if not isinstance(what, str) or what not in PRICES:
            raise UnknownName(no_such("measurement", what, PRICES))
        found = measurement(record, what)
        if found is None:
            self.session.tell(Note(f"{name}: this program has no predict. Nothing to pay."))
            return
        draw = import_module("mlpkit.plots.debugging")
        show_picture(*getattr(draw, what)(found))
        self.note(record, "measured", what)
        told = f"Normal: {draw.normal(what)}. "
        told += f"{what}: {price(kept, 'measured', what, f'{PRICES[what]} min')}."
        told += f" The bill for {name}: {self.minutes(record)} min."
        self.session.tell(Note(told))

    def accuse(self, name, what=None, *, line=None):
        """Name the fault: a line, ``accuse("plateau", line=16)``, or an organ, as a string."""
        record = find(name)
        if what is ... or line is ...:
            self.session.tell(Verdict(name, "not attempted", f"{name}: {NOBODY}"))
            return
        if (what is None) == (line is None):
            came = "neither" if what is None else "both"
            told = f'got {came}; expected a line or a part: line=2, or "loss".'
            self.session.tell(Verdict(name, "error", f"{name}: {told}"))
            return
        if isinstance(line, str):
            self.session.tell(Verdict(name, "error", f"{name}: {no_line(line)}"))
            return
        what = line if what is None else what
        what = int(what) if isinstance(what, np.integer) else what
        status, told = judge_accusation(record, what)
        if status == "wrong":
            kept, kind = self.kept(record), f"line {what}" if isinstance(what, int) else what
            self.note(record, "accused", kind)
            fresh = f"a wrong accusation costs {WRONG} min"
            told += f" {capitalized(price(kept, 'accused', kind, fresh))}."
            told += f" The bill for {name}: {self.minutes(record)} min."
        elif status == "correct":
            self.note(record, "found", True)
            told += f"\n{self.tell_cause(record)}"
        self.session.tell(Verdict(name, status, f"{name}: {told}"))
        if status == "correct":
            self.hand_over(record)

    def tell_cause(self, record):
        """The answer to a right accusation: the cause itself only if nothing is left to repair."""
        if not record.hints or self.entry(record).get("passed"):
            return explain_cause(record)
        return f"{confirm_place(record)}\nYou will be told the cause once your repair is right."

    def hand_over(self, record):
        """Show the stub of the repair, unless a cell of the notebook has it; where the repair is
        not an exercise, show the function as it should be."""
        if record.core:
            return
        if record.hints:
            repair = self.session.course.find(f"repair_{record.name}")
            show(Note("Now repair it, in a cell of its own:", stub_source(repair)))
        else:
            told = "With this in its place the program is healthy:"
            show(Note(told, own_source(record.repaired)))

    def bill(self):
        """What every case has cost so far, as a table."""
        entries = {name: self.entry(record) for name, record in CASES.items()}
        kept = {name: entry | {"case": kept_of(entry)} for name, entry in entries.items()}
        return Bill({name: entry for name, entry in kept.items() if entry["case"]})

    def entry(self, record):
        return self.session.progress_file.read().get(f"repair_{record.name}", {})

    def kept(self, record):
        return kept_of(self.entry(record))

    def note(self, record, kind, what):
        """Record that something was measured, accused or found, until the fault is found."""

        def edit(entry):
            kept = entry["case"] = kept_of(entry)
            if kind == "found":
                kept["found"] = True
            elif not kept.get("found") and what not in kept.setdefault(kind, []):
                kept[kind].append(what)

        self.session.progress_file.change(f"repair_{record.name}", edit)

    def credit(self, name, measured, accused):
        """Enter a case whose fault was found in the explorer, with what it took: lists of names."""
        record = find(name)
        steps = [("measured", one) for one in measured] + [("accused", one) for one in accused]
        for kind, what in [*steps, ("found", True)]:
            self.note(record, kind, what)
        self.session.progress_file.change(f"repair_{name}", begun)

    def minutes(self, record):
        return cost_of(self.kept(record))


def kept_of(entry):
    """What an entry of the progress file says about its case, as far as it can be read if
    damaged."""
    case = entry.get("case")
    case = case if isinstance(case, dict) else {}
    kept = {
        kind: [each for each in case[kind] if isinstance(each, str)]
        for kind in ("measured", "accused")
        if isinstance(case.get(kind), list)
    }
    return kept | ({"found": True} if case.get("found") is True else {})


def price(kept, kind, what, fresh):
    """The price of one more step, in words: `fresh`, or why it is free."""
    if kept.get("found"):
        return "nothing more to pay, because the fault is found"
    return "already paid" if what in kept.get(kind, ()) else fresh


def no_line(text):
    """The sentence for a string in place of a line number."""
    came = f"got line={text[:40]!r}, a string"
    if text.strip().isdecimal():
        return f"{came}; expected a number: line={int(text)}, without quotes."
    return f'{came}; expected a number, as in line=2. A part is named without line=, as in "loss".'


def cost_of(kept):
    """The minutes that a case has cost: for its measurements and wrong accusations."""
    measured = sum(PRICES.get(name, 0) for name in kept.get("measured", ()))
    return measured + WRONG * len(kept.get("accused", ()))


def find(name):
    """The case called `name`. Raises UnknownName, which lists all names, if there is none."""
    if not isinstance(name, str) or name not in CASES:
        raise UnknownName(no_such("case", name, CASES))
    return CASES[name]


def no_such(what, name, known):
    """The sentence for an unknown name."""
    if not isinstance(name, str):
        came = f"got a value of type {type(name).__name__}; expected the name of a {what}"
        return f"{came}: {', '.join(known)}."
    near = difflib.get_close_matches(name, known, 1)
    meant = f" Did you mean {near[0]!r}?" if near else ""
    return f"no {what} is called {name[:40]!r}.{meant} There are: {', '.join(known)}."


def show_picture(figure, caption):
    """A figure in a notebook, its caption elsewhere."""
    if shell() is None and not on_page():
        print(caption)
    else:
        from mlpkit import plots

        plots.show(figure, caption)


@dataclass(frozen=True)
class Program:
    """A program with line numbers, and what its author says."""

    case: object

    def __str__(self):
        lines = source(self.case).splitlines()
        numbered = (f"{number:>3}  {line}".rstrip() for number, line in enumerate(lines, start=1))
        return "\n".join([self.said, "", *numbered])

    def __repr__(self):
        return str(self)

    def _repr_html_(self):
        return box("note", paragraph(self.said), highlighted(source(self.case), numbered=True))

    @property
    def said(self):
        return f"{self.case.name}: {self.case.saw}"


@dataclass(frozen=True)
class Prices:
    """What can be measured, and what it costs; kept: what was measured and accused so far."""

    case: object
    kept: dict

    headings = ("min", "measurements")

    def __str__(self):
        return "\n".join([self.first, aligned(self.headings, self.rows)])

    def __repr__(self):
        return str(self)

    def _repr_html_(self):
        return box("note", paragraph(self.first), table(self.headings, self.rows))

    @property
    def rows(self):
        prices = sorted(set(PRICES.values()))
        return [
            [str(price), ", ".join(name for name in PRICES if PRICES[name] == price)]
            for price in prices
        ]

    @property
    def first(self):
        measured = ", ".join(self.kept.get("measured", ()))
        told = [f"measured so far: {measured}." if measured else "nothing measured yet."]
        if wrongly := self.kept.get("accused"):
            told.append(f"Wrongly accused: {', '.join(wrongly)}.")
        if minutes := cost_of(self.kept):
            told.append(f"The bill: {minutes} min.")
        told.append("Put a name in quotes in place of the ... and run it.")
        return f"{self.case.name}: {' '.join(told)}"


@dataclass(frozen=True)
class Bill:
    """entries: {name of a case: its entry in the progress file}, for all cases begun."""

    entries: dict

    headings = ("case", "measured", "wrongly accused", "min", "found", "repaired")

    @property
    def rows(self):
        rows = []
        for name, entry in self.entries.items():
            kept = entry["case"]
            lists = (", ".join(kept.get(kind, ())) or "–" for kind in ("measured", "accused"))
            done = ("yes" if each else "no" for each in (kept.get("found"), entry.get("passed")))
            rows.append([name, *lists, str(cost_of(kept)), *done])
        return rows

    @property
    def sum(self):
        minutes = sum(cost_of(entry["case"]) for entry in self.entries.values())
        return f"Together: {minutes} min." if self.entries else "Nothing measured yet, so no bill."

    def __str__(self):
        return "\n".join([*([aligned(self.headings, self.rows)] if self.entries else []), self.sum])

    def __repr__(self):
        return str(self)

    def _repr_html_(self):
        inside = table(self.headings, self.rows) if self.entries else ""
        return inside + f"<p>{html.escape(self.sum)}</p>"
