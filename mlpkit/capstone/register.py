"""The judge's records in the folder `capstones` next to the learner's notebook. `register.json`
says which rows of which data are withheld, and when they were opened. The folder of a capstone
keeps the result of each step, so that judging can continue after it was interrupted or killed.
Results are stored under a fingerprint of data and functions, so that changed functions are judged
again.
"""

import datetime
import hashlib
import json
import os
from pathlib import Path

import numpy as np

from mlpkit.helpers import place
from mlpkit.helpers.whole_files import set_aside, whole

FOLDER = "capstones"
PATIENCE = 10  # seconds to wait while another kernel writes
PACKAGE = Path(__file__).resolve().parents[1]


def folder_of(name, parent=None):
    """The capstone's own folder, created if necessary. Raises ValueError inside mlpkit itself."""
    parent = Path(parent or Path.cwd()).resolve()
    if PACKAGE == parent or PACKAGE in parent.parents:
        raise ValueError(
            f"capstone: {parent} is inside the installed mlpkit. Run it in your work folder."
        )
    folder = parent / FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Register:
    """`register.json`, read and written under a lock, and complete at every instant."""

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
        """Apply `edit` to the stored content, and write that. Returns the result of `edit`."""
        with place.file_lock(self.path, PATIENCE):
            found = self.read()
            given = edit(found)
            with whole(self.path) as file:
                file.write(json.dumps(found, indent=1).encode())
        return given

    def withheld(self, fingerprint, name, draw):
        """Return (rest, withheld) for these data: as stored, or else what `draw` returns, which is
        then stored."""

        def edit(found):
            if fingerprint not in found["withheld"]:
                rest, places = (each.tolist() for each in draw())
                known = {"name": name, "rest": rest, "places": places, "registered": today()}
                found["withheld"][fingerprint] = known
            return found["withheld"][fingerprint]

        known = self.change(edit)
        return np.array(known["rest"], int), np.array(known["places"], int)

    def known_as(self, functions):
        """The fingerprint under which these functions were first judged."""
        return self.read().get("same", {}).get(functions, functions)

    def same(self, functions, first):
        """Record that the functions with the fingerprint `functions` had the fingerprint `first`
        before they ran. They may change what they can reach, such as a growing list of losses; that
        does not make them different functions.
        """
        if functions != first:
            self.change(lambda found: found.setdefault("same", {}).update({functions: first}))

    def openings(self, fingerprint, name):
        """Return all openings of the withheld rows of these data, and all under this name, in
        order."""
        return [
            each
            for each in self.read()["openings"]
            if fingerprint == each["data"] or each["name"] == name
        ]

    def open(self, fingerprint, name, functions):
        """Record an opening; several by the same functions count once."""
        new = {"when": today(), "name": name, "data": fingerprint, "functions": functions}

        def edit(found):
            same = ("name", "data", "functions")
            if not any(all(each[k] == new[k] for k in same) for each in found["openings"]):
                found["openings"].append(new)

        self.change(edit)


def read_json(path):
    """The content of a JSON file; None if it can't be read. A pipe is not opened, because it would
    wait for its writer."""
    try:
        return json.loads(path.read_bytes()) if path.is_file() else None
    except (OSError, ValueError):
        return None


def is_whole(found):
    """Whether this is a register: each of its entries has the keys that are looked up."""
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
    """Results of steps, one JSON file each, in a folder named by the fingerprint. Each has a
    checksum: a file that was edited, or copied from elsewhere, counts as missing. This guards
    against accidents, not against somebody who recomputes the checksum.
    """

    def __init__(self, folder, fingerprint):
        self.folder = folder / "steps" / fingerprint
        self.folder.mkdir(parents=True, exist_ok=True)

    def get(self, step):
        """The result of a step, or None; a file that can't be read counts as missing."""
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
