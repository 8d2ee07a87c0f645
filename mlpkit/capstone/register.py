"""What the judge writes down, in the folder `capstones` beside the learner's notebook.

`register.json` says which rows are withheld of which data, and when they were opened. The folder of
a capstone keeps the outcome of each step, so that a judging that was interrupted or killed goes on:
under a fingerprint of data and functions, so that other functions are judged anew.
"""

import datetime
import hashlib
import json
import os
from pathlib import Path

import filelock
import numpy as np

from mlpkit.helpers.whole_files import set_aside, whole

FOLDER = "capstones"
PATIENCE = 10  # seconds, for another kernel that writes
PACKAGE = Path(__file__).resolve().parents[1]


def folder_of(name, parent=None):
    """The capstone's own folder, made if need be. Raises ValueError inside of mlpkit itself."""
    parent = Path(parent or Path.cwd()).resolve()
    if PACKAGE == parent or PACKAGE in parent.parents:
        raise ValueError(
            f"capstone: {parent} is inside of the installed mlpkit. Run it in your work folder."
        )
    folder = parent / FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Register:
    """`register.json`: read and written under a lock, whole at every instant."""

    def __init__(self, folder):
        self.path = folder.parent / "register.json"
        self.trouble = ""

    def read(self):
        empty = {"format": 1, "withheld": {}, "openings": []}
        if not os.path.lexists(self.path):
            return empty
        found = read_json(self.path)
        if is_whole(found):
            return found
        self.trouble = f"register.json was damaged and is kept as {set_aside(self.path).name}."
        return empty

    def change(self, edit):
        """Apply `edit` to what is on file, and write it. Returns what it gives."""
        with filelock.FileLock(f"{self.path}.lock", timeout=PATIENCE):
            found = self.read()
            given = edit(found)
            with whole(self.path) as file:
                file.write(json.dumps(found, indent=1).encode())
        return given

    def withheld(self, fingerprint, name, draw):
        """(rest, withheld) of these data: as on file, or what `draw` gives, which is filed."""

        def edit(found):
            if fingerprint not in found["withheld"]:
                rest, places = (each.tolist() for each in draw())
                known = {"name": name, "rest": rest, "places": places, "registered": today()}
                found["withheld"][fingerprint] = known
            return found["withheld"][fingerprint]

        known = self.change(edit)
        return np.array(known["rest"], np.int64), np.array(known["places"], np.int64)

    def known_as(self, functions):
        """The fingerprint under which these functions were first judged."""
        return self.read().get("same", {}).get(functions, functions)

    def same(self, functions, first):
        """File that functions which are now `functions` were `first` before they ran.

        Their code may write into what they reach: a list of losses grows. So they are no others.
        """
        if functions != first:
            self.change(lambda found: found.setdefault("same", {}).update({functions: first}))

    def openings(self, fingerprint, name):
        """The openings of these data's withheld rows, or under this name, in their order."""
        return [
            each
            for each in self.read()["openings"]
            if fingerprint == each["data"] or each["name"] == name
        ]

    def open(self, fingerprint, name, functions):
        """File an opening; one by the same functions counts once."""
        new = {"when": today(), "name": name, "data": fingerprint, "functions": functions}

        def edit(found):
            same = ("name", "data", "functions")
            if not any(all(each[k] == new[k] for k in same) for each in found["openings"]):
                found["openings"].append(new)

        self.change(edit)


def read_json(path):
    """What is in a file; None where that can't be read. A pipe would wait for its writer."""
    try:
        return json.loads(path.read_bytes()) if path.is_file() else None
    except (OSError, ValueError):
        return None


def is_whole(found):
    """Whether this is a register: each of its entries has what is looked up in it."""
    if not isinstance(found, dict) or not isinstance(found.get("same", {}), dict):
        return False
    withheld, openings = found.get("withheld"), found.get("openings")
    if not isinstance(withheld, dict) or not isinstance(openings, list):
        return False
    return all(
        isinstance(each, dict) and all(is_places(each.get(part)) for part in ("rest", "places"))
        for each in withheld.values()
    ) and all(
        isinstance(each, dict)
        and all(isinstance(each.get(k), str) for k in ("when", "name", "data", "functions"))
        for each in openings
    )


def is_places(given):
    return isinstance(given, list) and all(type(each) is int for each in given)


def today():
    return datetime.datetime.now().astimezone().isoformat(timespec="minutes")


class Kept:
    """Outcomes of steps: a JSON file each, in a folder that is named by the fingerprint.

    Each has a checksum: a file that was edited, or copied from elsewhere, counts as not there.
    It guards against accidents, not against somebody who recomputes the checksum.
    """

    def __init__(self, folder, fingerprint):
        self.folder = folder / "steps" / fingerprint
        self.folder.mkdir(parents=True, exist_ok=True)

    def get(self, step):
        """The outcome of a step, or None; what can't be read was never done."""
        found = read_json(self.folder / f"{step}.json")
        if not isinstance(found, list) or len(found) != 2:
            return None
        return found[1] if found[0] == self.checksum(step, found[1]) else None

    def put(self, step, outcome):
        with whole(self.folder / f"{step}.json") as file:
            file.write(json.dumps([self.checksum(step, outcome), outcome]).encode())
        return outcome

    def checksum(self, step, outcome):
        text = json.dumps([self.folder.name, step, outcome])
        return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
