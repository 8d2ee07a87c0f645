"""The learner's copies of the notebooks in a work folder: made where missing, never overwritten.

A copy's original, the notebook as it was when it was copied, is kept in `.originals`, under the
copy's name. So it is known whether the course has changed it since, and what the learner has.
"""

import contextlib
import glob
import json
import os
import re
import stat

from mlpkit.command.updates import holds_prose, moved
from mlpkit.helpers import whole_files

ORIGINALS = ".originals"  # it marks the folder


def fill(work, originals, fresh=None, update=None, command="mlpkit lab"):
    """Copy what is missing; and `fresh` beside the old copy, or in its place if that is damaged.

    originals: {name: text}; update: the name of the copy to move to this edition, or "all";
    command: how the learner calls for this folder. Returns what to open and the lines to tell the
    learner. Raises OSError, and leaves no part of a notebook.
    """
    (work / ORIGINALS).mkdir(exist_ok=True)  # first: a kill leaves a folder known as the course's
    for folder in (work, work / ORIGINALS):
        whole_files.clear_drafts(folder)
    new, lines, opened = [], [], None
    for name, text in originals.items():
        path = work / f"{name}.ipynb"
        if name == fresh:
            if wrong := os.path.lexists(path) and fault(path):
                kept = whole_files.set_aside(path)
                lines.append(f"Your {path.name} {wrong}. It is kept as {kept.name}.")
            opened = write_beside(path, text)
            note(opened, text)
            new.append(opened.stem)
        elif not os.path.lexists(path):
            note(path, text)
            with contextlib.suppress(FileExistsError):  # another `mlpkit lab` was quicker
                write_new(path, text)
                new.append(name)
        else:
            lines += look_after(copies_of(path, originals), text, update, command)
    if update == "all":
        lines = lines or ["All your copies are up to date."]
    elif update is not None:
        opened = work / f"{update}.ipynb"
    if opened is None or fault(opened):
        opened = work
    return opened, [f"Your notebooks: {work}", *(f"new: {name}" for name in new), *lines]


def look_after(copies, text, update, command):
    """Move the copies of a notebook that `update` means; returns the lines to tell the learner.

    copies: their paths; the last one is the newest.
    """
    faults, lines = {copy: fault(copy) for copy in copies}, []
    newest = next((copy for copy in reversed(copies) if not faults[copy]), None)
    for copy in copies:
        wanted = update in (copy.stem, "all")
        if wrong := faults[copy]:
            if wanted or copy == copies[0]:
                lines.append(
                    f"Your {copy.name} {wrong}. It stays as it is; to set it aside and get a new "
                    f"copy: {command} --fresh {quoted(copies[0].stem)}"
                )
        elif wanted or copy == newest:
            before = original(copy, text)
            if wanted:
                lines += renew(copy, before, text) or (
                    [] if update == "all" else [f"{copy.stem} is up to date."]
                )
            elif before != text:
                lines.append(
                    f"{copy.stem} has changed since you got your copy. Yours stays as it is; to "
                    f"move what you wrote into the new edition: {command} --update "
                    f"{quoted(copy.stem)}"
                )
    return lines


def copies_of(path, originals):
    """The copies of a notebook: that under its own name, then those that --fresh put beside it."""
    numbered = {}
    for other in path.parent.glob("*.ipynb"):
        beside = re.fullmatch(re.escape(path.stem) + r"-([1-9]\d*)", other.stem)
        if beside and other.stem not in originals:
            numbered[int(beside[1])] = other
    return [path, *(numbered[number] for number in sorted(numbered))]


def original(copy, text):
    """What a copy was made from; None if that is not known. text: its notebook in this edition.

    If no original is kept, a copy that holds all of this edition's prose is taken for a copy of it.
    """
    kept = copy.parent / ORIGINALS / copy.name
    if not fault(kept):
        return kept.read_text(encoding="utf-8")
    if not holds_prose(read(copy), json.loads(text)):
        return None
    with contextlib.suppress(OSError):  # it is for later
        note(copy, text)
    return text


def renew(copy, before, text):
    """Move a copy to the edition `text`; the old one stays beside it. Returns what to say of it."""
    if before == text:
        return []
    content, lines = copy.read_bytes(), []
    mine, old, new = json.loads(content), before and json.loads(before), json.loads(text)
    if not any(cleared(moved(read(kept), old, new)[0]) == cleared(mine) for kept in kept_of(copy)):
        notebook, remarks = moved(mine, old, new)
        if cleared(notebook) != cleared(mine):
            kept = keep(copy, content)
            with whole_files.whole(copy) as file:
                # UTF-8 has no lone surrogates; their escapes are JSON as well
                file.write(cleared(notebook).encode(errors="backslashreplace"))
            lines = [f"updated: {copy.stem}; your copy of before is {kept.name}.", *remarks]
    note(copy, text)  # last: a kill before it is followed by a run that finds the copy updated
    return lines


def kept_of(copy):
    """The notebooks that earlier updates of a copy kept."""
    kept = copy.parent.glob(f"{glob.escape(copy.stem)}-before-update-*{copy.suffix}")
    return [path for path in sorted(kept) if not fault(path)]


def keep(copy, content):
    """Give a copy a second name beside its own, for what is written to the first; returns it."""
    number = 1
    while True:
        kept = copy.with_name(f"{copy.stem}-before-update-{number}{copy.suffix}")
        with contextlib.suppress(FileExistsError):
            whole_files.second_name(copy, kept)
            return kept
        if not fault(kept) and kept.read_bytes() == content:  # from a run that was killed
            return kept
        number += 1


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
    if not all(map(is_cell, cells)):
        return "has something among its cells that is none"
    if not isinstance(notebook.get("metadata", {}), dict):
        return "has metadata that is not a dictionary"
    return None


def is_cell(cell):
    if not isinstance(cell, dict) or not isinstance(cell.get("id", ""), str):
        return False
    source = cell.get("source")
    lines = [source] if isinstance(source, str) else source
    written = isinstance(lines, list) and all(isinstance(line, str) for line in lines)
    return written and cell.get("cell_type") in ("code", "markdown", "raw")


def note(copy, text):
    """Keep the original of a copy."""
    with whole_files.whole(copy.parent / ORIGINALS / copy.name) as file:
        file.write(text.encode())


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def cleared(notebook):
    """A notebook's JSON without outputs, counts and widgets; ids and other metadata stay."""
    blank = {"outputs": [], "execution_count": None}
    cells = [cell | (blank if cell["cell_type"] == "code" else {}) for cell in notebook["cells"]]
    metadata = {**notebook.get("metadata", {})}
    metadata.pop("widgets", None)
    notebook = {**notebook, "cells": cells, "metadata": metadata}
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def quoted(name):
    """A name as it is typed in a terminal."""
    return f'"{name}"' if " " in name else name


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
