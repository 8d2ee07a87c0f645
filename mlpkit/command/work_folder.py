"""The learner's copies of the notebooks in a work folder: made where missing, never overwritten."""

import contextlib
import hashlib
import json
import os
import stat

from mlpkit import whole_files

RECORD = ".originals.json"  # {name: hash of the original when it was copied}; it marks the folder


def update(work, originals, fresh=None, command="mlpkit lab"):
    """Copy what is missing; and `fresh` beside the old copy, or in its place if that is damaged.

    originals: {name: text}; command: how the learner calls for this folder. Returns what to open
    and the lines to tell the learner. Raises OSError, and leaves no part of a notebook.
    """
    whole_files.clear_drafts(work)
    paths = {name: work / f"{name}.ipynb" for name in originals}
    faults = {name: fault(path) for name, path in paths.items() if os.path.lexists(path)}
    # Before the copies: a kill in between leaves a folder that is known as the course's.
    changed = note(work / RECORD, originals, originals.keys() - faults.keys())
    first = min(originals)
    opened = work if faults.get(first) else paths[first]
    new, lines = [], []
    for name, path in paths.items():
        typed = f'"{name}"' if " " in name else name
        if name == fresh:
            if wrong := faults.get(name):
                kept = whole_files.set_aside(path)
                lines.append(f"Your {path.name} {wrong}. It is kept as {kept.name}.")
            opened = write_beside(path, originals[name])
            new.append(opened.stem)
            note(work / RECORD, originals, {name})
        elif name not in faults:
            with contextlib.suppress(FileExistsError):  # another `mlpkit lab` was quicker
                write_new(path, originals[name])
                new.append(name)
        elif wrong := faults[name]:
            lines.append(
                f"Your {path.name} {wrong}. It stays as it is; to set it aside and get a new copy: "
                f"{command} --fresh {typed}"
            )
        elif name in changed:
            lines.append(
                f"{name} has changed since you got your copy. Yours stays as it is; "
                f"for a new copy beside it: {command} --fresh {typed}"
            )
    return opened, [f"Your notebooks: {work}", *(f"new: {name}" for name in new), *lines]


def fault(path):
    """What keeps JupyterLab from opening a copy, as a sentence's end; None if it is a notebook."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return "is a folder"
        if not stat.S_ISREG(mode):  # reading a pipe would wait for ever
            return "is no file"
        text = path.read_text(encoding="utf-8")
        notebook = json.loads(text)
    except FileNotFoundError:
        return "is a link to nothing"
    except OSError as error:
        return f"can't be read ({error.strerror})"
    except UnicodeDecodeError:
        return "is no text"
    except json.JSONDecodeError as error:
        return f"is cut off or damaged in line {error.lineno}" if text.strip() else "is empty"
    except (ValueError, RecursionError):  # a number or a nesting without end
        return "is damaged"
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not isinstance(notebook.get("nbformat"), int):
        return "is no notebook"
    return None


def note(record, originals, renewed):
    """Write down which originals the copies are of; returns the names of those that have changed.

    renewed: the names of copies that are new. Of copies that the record does not know, as after
    damage to it, today's original is assumed.
    """
    digests = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in originals.items()}
    seen = read_record(record)
    known = digests | seen | {name: digests[name] for name in renewed}
    if known != seen:
        with whole_files.whole(record) as file:
            file.write((json.dumps(known, indent=1) + "\n").encode())
    return {name for name in originals if known[name] != digests[name]}


def read_record(path):
    """{name: hash of the original when it was copied}; empty where missing or damaged."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def write_beside(path, text):
    """Write a new file to path, or path with -2, -3, ... behind its name; returns which."""
    number, free = 1, path
    while True:
        with contextlib.suppress(FileExistsError):
            write_new(free, text)
            return free
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")


def write_new(path, text):
    """Write a file whole or not at all; FileExistsError, and no change, where there is one."""
    with whole_files.whole(path, new=True) as file:
        file.write(text.encode())
