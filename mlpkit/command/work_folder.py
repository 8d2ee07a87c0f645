"""The learner's copies of the notebooks in a work folder: created if missing, never overwritten.

A copy's original, the notebook as it was copied, is kept in `.originals` under the copy's name. It
shows whether the course has changed the notebook since, and what the learner has written.
"""

import contextlib
import glob
import json
import os
import re
import stat

from mlpkit.command.updates import holds_prose, move_answers
from mlpkit.helpers import whole_files

ORIGINALS = ".originals"  # the folder whose presence marks a work folder


def fill_folder(work, originals, fresh=None, update=None, command="mlpkit lab"):
    """Copy missing notebooks, and put a new copy of `fresh` next to the old one, or in its place if
    the old one is damaged.

    originals: {name: text}; update: the name of the copy to update to this edition, or "all";
    command: what the learner types to open this folder. Returns what to open and the lines to show
    the learner. Raises OSError, and never leaves a partly written notebook.
    """
    # made first, so that the folder is marked even if the command is killed
    (work / ORIGINALS).mkdir(exist_ok=True)
    for folder in (work, work / ORIGINALS):
        whole_files.clear_drafts(folder)
    new, lines, opened = [], [], None
    for name, text in originals.items():
        path = work / f"{name}.ipynb"
        if name == fresh:
            if wrong := os.path.lexists(path) and fault(path):
                kept = whole_files.set_aside(path)
                lines.append(f"Your {path.name} {wrong}. It is kept as {kept.name}.")
            opened = write_numbered(path, text)
            keep_original(opened, text)
            new.append(opened.stem)
        elif not os.path.lexists(path):
            keep_original(path, text)
            with contextlib.suppress(FileExistsError):  # another `mlpkit lab` has just written it
                write_new(path, text)
                new.append(name)
        else:
            lines += update_copies(copies_of(path, originals), text, update, command)
    if update == "all":
        lines = lines or ["All your copies are up to date."]
    elif update is not None:
        opened = work / f"{update}.ipynb"
    if opened is None or fault(opened):
        opened = work
    return opened, [f"Your notebooks: {work}", *(f"new: {name}" for name in new), *lines]


def update_copies(copies, text, update, command):
    """Update the copies of a notebook that `update` names; returns the lines to show the learner.

    copies: their paths; the last is the newest.
    """
    faults, lines = {copy: fault(copy) for copy in copies}, []
    newest = next((copy for copy in reversed(copies) if not faults[copy]), None)
    for copy in copies:
        wanted = update in (copy.stem, "all")
        if wrong := faults[copy]:
            if wanted or copy == copies[0]:
                lines.append(
                    f"Your {copy.name} {wrong}. It stays as it is; to set it aside and get a new "
                    f"copy: {command} --fresh {quote_name(copies[0].stem)}"
                )
        elif wanted or copy == newest:
            before = find_original(copy, text)
            if wanted:
                lines += renew_copy(copy, before, text) or (
                    [] if update == "all" else [f"{copy.stem} is up to date."]
                )
            elif before != text:
                lines.append(
                    f"{copy.stem} has changed since you got your copy. Yours stays as it is; to "
                    f"move what you wrote into the new edition: {command} --update "
                    f"{quote_name(copy.stem)}"
                )
    return lines


def holds_copies(folder, names):
    """Whether `fill_folder` has put notebooks with any of these names into a folder."""
    kept = os.path.join(folder, ORIGINALS)
    return any(os.path.isfile(os.path.join(kept, f"{name}.ipynb")) for name in names)


def copies_of(path, originals):
    """The copies of a notebook: first the one under its own name, then those made by --fresh."""
    numbered = {}
    for other in path.parent.glob("*.ipynb"):
        beside = re.fullmatch(re.escape(path.stem) + r"-([1-9]\d*)", other.stem)
        if beside and other.stem not in originals:
            numbered[int(beside[1])] = other
    return [path, *(numbered[number] for number in sorted(numbered))]


def find_original(copy, text):
    """The text that a copy was made from, or None; text: the notebook in this edition.

    If no original is kept, a copy that contains all of this edition's prose counts as a copy of it.
    """
    kept = copy.parent / ORIGINALS / copy.name
    if not fault(kept):
        return kept.read_text(encoding="utf-8")
    if not holds_prose(read_notebook(copy), json.loads(text)):
        return None
    with contextlib.suppress(OSError):  # only needed later
        keep_original(copy, text)
    return text


def renew_copy(copy, before, text):
    """Move a copy to the edition `text` and keep the old copy; returns lines for the learner."""
    if before == text:
        return []
    content, lines = copy.read_bytes(), []
    mine, old, new = json.loads(content), before and json.loads(before), json.loads(text)
    if not any(
        without_outputs(move_answers(read_notebook(kept), old, new)[0]) == without_outputs(mine)
        for kept in kept_copies(copy)
    ):
        notebook, remarks = move_answers(mine, old, new)
        if without_outputs(notebook) != without_outputs(mine):
            kept = keep_old_copy(copy, content)
            with whole_files.whole(copy) as file:
                # UTF-8 can't encode lone surrogates; escaped they are still JSON
                file.write(without_outputs(notebook).encode(errors="backslashreplace"))
            lines = [f"updated: {copy.stem}; your old copy is {kept.name}.", *remarks]
    # last: if killed just before this, the next run sees that the copy is updated
    keep_original(copy, text)
    return lines


def kept_copies(copy):
    """The notebooks that earlier updates of a copy kept."""
    kept = copy.parent.glob(f"{glob.escape(copy.stem)}-before-update-*{copy.suffix}")
    return [path for path in sorted(kept) if not fault(path)]


def keep_old_copy(copy, content):
    """Keep a copy under a second name before the first is overwritten; returns the second."""
    number = 1
    while True:
        kept = copy.with_name(f"{copy.stem}-before-update-{number}{copy.suffix}")
        with contextlib.suppress(FileExistsError):
            whole_files.second_name(copy, kept)
            return kept
        if not fault(kept) and kept.read_bytes() == content:  # left by a run that was killed
            return kept
        number += 1


def fault(path):
    """Why JupyterLab can't open a copy, as the end of a sentence; None if it is a notebook."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return "is a folder"
        if not stat.S_ISREG(mode):  # reading a pipe would never end
            return "is not a file"
        text = path.read_text(encoding="utf-8")
        notebook = json.loads(text)
    except FileNotFoundError:
        return "is a broken link"
    except OSError as error:
        return f"can't be read ({error.strerror})"
    except UnicodeDecodeError:
        return "is not text"
    except json.JSONDecodeError as error:
        return f"is cut off or damaged in line {error.lineno}" if text.strip() else "is empty"
    except (ValueError, RecursionError):  # a number too long, or nesting too deep
        return "is damaged"
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not isinstance(notebook.get("nbformat"), int):
        return "is not a notebook"
    if not all(map(is_cell, cells)):
        return "has an entry among its cells that is not a cell"
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


def keep_original(copy, text):
    """Keep `text` as the original of a copy."""
    with whole_files.whole(copy.parent / ORIGINALS / copy.name) as file:
        file.write(text.encode())


def read_notebook(path):
    return json.loads(path.read_text(encoding="utf-8"))


def without_outputs(notebook):
    """A notebook's JSON without outputs, counts and widgets; ids and other metadata stay."""
    blank = {"outputs": [], "execution_count": None}
    cells = [cell | (blank if cell["cell_type"] == "code" else {}) for cell in notebook["cells"]]
    metadata = {**notebook.get("metadata", {})}
    metadata.pop("widgets", None)
    notebook = {**notebook, "cells": cells, "metadata": metadata}
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def quote_name(name):
    """A name as one types it in a terminal."""
    return f'"{name}"' if " " in name else name


def write_numbered(path, text):
    """Write a new file to path, or to path with -2, -3, ... after its name; returns the path."""
    number, free = 1, path
    while True:
        with contextlib.suppress(FileExistsError):
            write_new(free, text)
            return free
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")


def write_new(path, text):
    """Write a file whole or not at all; FileExistsError, and no change, if path exists."""
    with whole_files.whole(path, new=True) as file:
        file.write(text.encode())
