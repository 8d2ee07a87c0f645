"""A folder with a subfolder of pictures for each class, as a `Dataset`.

    data = load_pictures("leaves")        # leaves/oak/IMG_1.jpg, leaves/maple/IMG_7.jpg, …

Pictures become square and grey: the middle square is kept and scaled to size × size. Padding them
with bars instead would tell a network which pictures are wide and which are tall.
"""

import os
from pathlib import Path

import numpy as np

from mlpkit.data.dataset import Dataset
from mlpkit.data.findings import Finding
from mlpkit.data.memory import refuse_too_much
from mlpkit.data.picture_file import Unreadable, gray_square
from mlpkit.data.targets import notice_small_classes
from mlpkit.data.words import list_first, pluralize
from mlpkit.helpers.bars import progress_bar
from mlpkit.helpers.shapes import is_whole

# files that systems put there
PASSED_OVER = ("__macosx", "@eadir", "thumbs.db", "desktop.ini", "icon\r")
BITS = 8, 10, 12, 14, 16  # possible sizes of a number in deep files
BAR_FROM = 200  # pictures; fewer are read before a progress bar would be noticed
SPLIT_NAMES = frozenset(["train", "training", "test", "testing", "val", "valid", "validation"])


def load_pictures(folder, size=28, progress=True):
    """Read a folder that has a subfolder of pictures for each class, in grey and size × size.

    Each picture is turned upright by its EXIF data, put on white where it is transparent, and made
    grey (ITU-R 601); its middle square is scaled to size × size. From an animation, or a file with
    several pages, the first picture is read. In grey files of more than 8 bits, white is the lowest
    of 255, 1,023, 4,095, 16,383 and 65,535 that no number in any of them exceeds; if it is below
    65,535 the findings ask about it. Hidden files are skipped, and subfolders of a class's folder
    are searched, as torchvision's ImageFolder does. Files that can't be read are left out; the
    findings list them, and say which pictures are identical.

    Parameters
    ----------
    size : pixels per side
    progress : whether to show a bar, if there are many pictures

    Returns a `Dataset`: rows (N, size, size), uint8, 0 black; target (N,), integers; classes, the
    names of the subfolders, sorted; names, the paths of the files within `folder`.

    Raises FileNotFoundError, NotADirectoryError or ValueError if it is not such a folder, and
    MemoryError, before it begins, if the pictures would not fit.
    """
    if not is_whole(size) or size < 1:
        raise ValueError(f"size: got {size!r}; expected a number of pixels, 1 or more.")
    folder = Path(folder)
    files = files_of(folder)  # {class: its files}
    number = sum(map(len, files.values()))
    refuse_too_much(
        number * size**2, f"{folder}: {pluralize(number, 'picture')}", "Take a smaller size."
    )
    rows = np.empty((number, size, size), np.uint8)
    target, names, shapes, moving, deep = [], [], [], [], {}
    findings = notice_strays(folder, files)
    every = [(label, path) for label, name in enumerate(files) for path in files[name]]
    for label, path in progress_bar(every, shown=progress and number >= BAR_FROM, unit="picture"):
        name = path.relative_to(folder).as_posix()
        try:
            picture = gray_square(path, size)
        except Unreadable as error:
            findings.append(Finding("left out", name, str(error)))
            continue
        if picture.depth > 8:
            deep[len(target)] = path, picture._replace(square=None)
        rows[len(target)] = picture.square
        target.append(label)
        names.append(name)
        shapes.append(picture.shape)
        moving += [name] if picture.pages else []
    rows, target = rows[: len(target)], np.array(target, int)
    classes, sizes = tuple(files), np.bincount(target, minlength=len(files))
    for name, there in zip(classes, sizes, strict=True):
        if not there:
            findings.append(Finding("left out", name, "no picture in this folder."))
    classes = tuple(name for name, there in zip(classes, sizes, strict=True) if there)
    if len(classes) < 2:
        left = f" {findings[0].where}: {findings[0].text}" if findings else ""
        raise ValueError(
            f"{folder}: got pictures in {pluralize(len(classes), 'folder')}; expected them in two "
            f"or more, one for each class.{left}"
        )
    target = np.unique(target, return_inverse=True)[1].reshape(-1)
    findings += notice_small_classes("class", classes, np.bincount(target), "picture")
    findings += notice_shapes(names, shapes, moving, size)
    findings += widen_range(rows, deep, names, size)
    findings += notice_duplicates(rows, target, names)
    return Dataset(rows, target, "classes", "class", classes, tuple(findings), tuple(names))


def files_of(folder):
    """Return {name of a class: sorted paths in its folder}, the classes in order."""
    if not folder.exists():
        raise FileNotFoundError(f"{folder}: found no such folder; expected one with pictures.")
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder}: got a file; expected a folder with pictures.")
    classes = sorted(
        (path for path in folder.iterdir() if path.is_dir() and not is_passed_over(path.name)),
        key=lambda path: path.name,
    )
    if not classes:
        loose = sum(not is_passed_over(path.name) for path in folder.iterdir())
        raise ValueError(
            f"{folder}: got {pluralize(loose, 'file')} and no folders; expected a folder for each "
            "class, with its pictures in it."
        )
    inside = {path: {one.name for one in path.iterdir() if one.is_dir()} for path in classes}
    names = [path.name for path in classes]
    if {name.casefold() for name in names} <= SPLIT_NAMES:
        raise ValueError(
            f"{folder}: got the folders {list_first(names)}, parts of a data set; expected a "
            f"folder for each class. Is it {classes[0]}?"
        )
    if len(classes) == 1 and len(inside[classes[0]]) > 1:
        raise ValueError(
            f"{folder}: got one folder, {names[0]}, with {len(inside[classes[0]])} folders in it; "
            f"expected a folder for each class. Is it {classes[0]}?"
        )
    return {path.name: files_within(path) for path in classes}


def notice_strays(folder, files):
    """Return findings about files next to the classes' folders, and in subfolders of them."""
    findings = []
    loose = [one.name for one in folder.iterdir() if one.is_file() and not is_passed_over(one.name)]
    if loose:
        told = f"{pluralize(len(loose), 'file')} next to the classes' folders: "
        told += f"{list_first(sorted(loose))}."
        findings.append(Finding("left out", "", told))
    for name, paths in files.items():
        if deeper := sum(path.parent != folder / name for path in paths):
            told = (
                f"{pluralize(deeper, 'file')} in folders within this folder, counted with its own."
            )
            findings.append(Finding("note", name, told))
    return findings


def files_within(folder):
    """Return all files in a folder and its subfolders, sorted, without hidden ones."""
    found = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_passed_over(name))
        found += [Path(place, name) for name in sorted(files) if not is_passed_over(name)]
    return found


def is_passed_over(name):
    return name.startswith(".") or name.casefold() in PASSED_OVER


def notice_shapes(names, shapes, moving, size):
    """Findings about pictures that were cropped or enlarged, and about animations."""
    shares = [1 - min(shape) / max(shape) for shape in shapes]
    if cut := [share for share in shares if share > 0.02]:
        worst = int(np.argmax(shares))
        yield Finding(
            "note",
            "",
            f"{pluralize(len(cut), 'picture')} of {len(names):,} not square: the middle square of "
            f"each was kept. Most was cut off {names[worst]}, {shares[worst]:.0%}.",
        )
    if small := sum(min(shape) < size for shape in shapes):
        told = f"{pluralize(small, 'picture')} smaller than {size} × {size}, and enlarged."
        yield Finding("note", "", told)
    if moving:
        told = f"{pluralize(len(moving), 'file')} with several pictures, the first taken: "
        yield Finding("note", "", f"{told}{list_first(moving)}.")


def notice_duplicates(rows, target, names):
    """Findings about pictures that are identical in every pixel, within and across classes."""
    groups = {}
    for place, row in enumerate(rows):
        groups.setdefault(row.tobytes(), []).append(place)
    again = [places for places in groups.values() if len(places) > 1]
    across = [places for places in again if len(set(target[places].tolist())) > 1]
    size = f"{rows.shape[1]} × {rows.shape[2]}"
    for places in across:
        told = f"identical in every pixel at {size}, in {len(set(target[places].tolist()))} classes"
        where = list_first([names[place] for place in places])
        yield Finding("question", where, f"{told}. In which do they belong?")
    copies = sum(len(places) - 1 for places in again if places not in across)
    if copies:
        first = next(places for places in again if places not in across)
        yield Finding(
            "question",
            "",
            f"{pluralize(copies, 'picture')} identical in every pixel at {size} to another of the "
            f"same class, such as {list_first([names[place] for place in first])}. Copies on both "
            "sides of a split make the score too high.",
        )


def widen_range(rows, deep, names, size):
    """Read grey pictures of more than 8 bits again if white is below 65,535, and ask about it.

    deep: {row number: (path, its Picture)}. Files of one depth share one white, because a dark
    picture among them does not mean fewer bits. Colours stay as they are, because too few of their
    bits are read.
    """
    groups, dark = {}, []  # {(depth, gray): row numbers}
    for row, (_, picture) in deep.items():
        groups.setdefault((picture.depth, picture.gray), []).append(row)
    for (depth, gray), places in sorted(groups.items()):
        largest = max(deep[row][1].largest for row in places)
        bits = next(bits for bits in BITS if largest < 2**bits) if gray else BITS[-1]
        white = 2**bits - 1
        dark += [row for row in places if deep[row][1].largest < white / 8]
        if bits < BITS[-1]:
            for row in places:
                rows[row] = gray_square(deep[row][0], size, white).square
            told = (
                f"{pluralize(len(places), 'grey picture')} of {depth} bits, none above {largest:,}"
            )
            yield Finding("question", "", f"{told}: {white:,} was taken for white. Is it?")
    if dark:
        told = f"{pluralize(len(dark), 'picture')} of 16 bits or more, below an eighth of white"
        where = list_first([names[row] for row in dark])
        yield Finding("question", where, f"{told}. Do they use fewer bits than their files have?")
