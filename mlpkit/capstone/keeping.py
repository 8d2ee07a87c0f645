"""What the judge writes down, in the folder `capstones` beside the learner's notebook.

`register.json` says which rows are withheld of which data, and when they were opened. The folder of
a capstone keeps the outcome of each step, so that a judging that was interrupted or killed goes on:
under a fingerprint of data and functions, so that other functions are judged anew.
"""

import datetime
import hashlib
import json
import sys
import types
from pathlib import Path

import filelock
import numpy as np

from mlpkit.capstone.calling import is_installed
from mlpkit.capstone.kinds import in_numpy
from mlpkit.capstone.links import columns_of
from mlpkit.capstone.reach import PLAIN, is_data, walk
from mlpkit.whole_files import set_aside, whole

FOLDER = "capstones"
EMPTY = {"format": 1, "withheld": {}, "openings": []}
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
        try:
            found = json.loads(self.path.read_bytes())
        except FileNotFoundError:
            return json.loads(json.dumps(EMPTY))
        except ValueError:
            found = None
        if not isinstance(found, dict) or not isinstance(found.get("openings"), list):
            kept = set_aside(self.path)
            self.trouble = f"register.json was damaged and is kept as {kept.name}."
            return json.loads(json.dumps(EMPTY))
        return found

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
            known = found["withheld"].get(fingerprint)
            if known is None:
                rest, places = draw()
                known = {
                    "name": name,
                    "rest": rest.tolist(),
                    "places": places.tolist(),
                    "registered": today(),
                }
                found["withheld"][fingerprint] = known
            return known

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


def fingerprint_of(functions):
    """16 characters that are others once the functions, or what they use from outside, change.

    That is their code and that of all of the learner's that they call, numbers and texts that they
    name, and arrays, tables and fitted objects; not comments, and no generators.
    """
    digest = hashlib.blake2b(digest_size=8)
    digest.update(sys.version.encode())
    for name, function in functions.items():
        digest.update(f"{name}:{type(function).__name__}".encode())
    for path, thing, _ in walk(tuple(functions.values())):
        add_thing(digest, path, thing)
    return digest.hexdigest()


def add_thing(digest, path, thing):
    digest.update(f"{path}:{type(thing).__name__}".encode())
    if isinstance(thing, PLAIN):
        digest.update(repr(thing).encode())
    elif isinstance(thing, types.FunctionType):
        digest.update(thing.__qualname__.encode())
        if not is_installed(thing.__code__.co_filename):
            add_code(digest, thing.__code__)
    elif is_data(thing):
        for column in columns_of(thing) or [np.asarray(in_numpy(thing))]:
            plain = column if column.dtype != object else column.astype(str)
            digest.update(np.ascontiguousarray(plain).tobytes())


def add_code(digest, code):
    digest.update(code.co_code)
    digest.update(repr((code.co_names, code.co_varnames, code.co_freevars)).encode())
    for constant in code.co_consts:
        if hasattr(constant, "co_code"):
            add_code(digest, constant)
        elif not isinstance(constant, frozenset):
            digest.update(repr(constant).encode())
        else:
            digest.update(repr(sorted(map(repr, constant))).encode())
