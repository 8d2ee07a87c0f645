"""What the judge writes down, in the folder `capstones` beside the learner's notebook.

`register.json` says which rows are withheld of which data, and when they were opened. The folder of
a capstone keeps the outcome of each step, so that a judging that was interrupted or killed goes on:
under a fingerprint of data and functions, so that other functions are judged anew.
"""

import datetime
import json
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
        try:
            found = json.loads(self.path.read_bytes())
        except FileNotFoundError:
            return empty
        except ValueError:
            found = None
        kinds = {"withheld": dict, "openings": list}
        if isinstance(found, dict) and all(isinstance(found.get(k), kinds[k]) for k in kinds):
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


def today():
    return datetime.datetime.now().astimezone().isoformat(timespec="minutes")


class Kept:
    """Outcomes of steps: a JSON file each, in a folder that is named by the fingerprint."""

    def __init__(self, folder, fingerprint):
        self.folder = folder / "steps" / fingerprint
        self.folder.mkdir(parents=True, exist_ok=True)

    def get(self, step):
        """The outcome of a step, or None; what can't be read was never done."""
        try:
            return json.loads((self.folder / f"{step}.json").read_bytes())
        except (OSError, ValueError):
            return None

    def put(self, step, outcome):
        with whole(self.folder / f"{step}.json") as file:
            file.write(json.dumps(outcome).encode())
        return outcome
