"""`mlpkit carry`: progress from the web edition to this computer, or from here to there."""

import json
import os
import sys
from pathlib import Path

from mlpkit.command import lab
from mlpkit.command.course_option import add_course, find_session
from mlpkit.helpers.whole_files import whole

TOLD = (
    "Nothing of this has run. Once it is added, mine() runs these functions in place of {}. What "
    "you have here stays."
)


def add_carry(commands):
    command = commands.add_parser(
        "carry",
        help="carry your progress from the web edition to this computer, or from here to there",
        description="Show the code in a file that the web edition wrote, and, if you agree, add it "
        "to your progress; or write such a file for the web edition.",
        allow_abbrev=False,
    )
    command.add_argument("file", metavar="FILE", type=Path, nargs="?", help="the file to add")
    command.add_argument("--to", metavar="FILE", type=Path, help="write your progress to this file")
    command.add_argument("--yes", action="store_true", help="add it without asking")
    add_course(command)


def start_carry(options):
    """Add a file's progress, or write it; returns the exit code."""
    if (options.file is None) == (options.to is None):
        raise lab.LabError("carry needs a file to add, or --to and a file to write")
    session = find_session(options)
    if options.to is not None:
        return write_file(session, lab.absolute(options.to))
    return add_file(session, lab.absolute(options.file), options.yes)


def write_file(session, path):
    # imported here, as below, because it loads NumPy
    from mlpkit.checker.carried import carried, read_carried

    if os.path.lexists(path):
        try:
            read_carried(path.read_bytes())
        except (OSError, ValueError):
            raise lab.LabError(
                f"{path} is not a progress file, so it is not overwritten; name another"
            ) from None
    content = carried(session)
    try:
        with whole(path) as file:
            file.write(json.dumps(content, indent=1).encode())
    except OSError as error:
        raise lab.LabError(f"cannot write {path}: {error.strerror or error}") from error
    print(*session.progress_file.standing(), f"Written: {path}", sep="\n")
    return 0


def add_file(session, path, agreed):
    from mlpkit.checker.carried import read_carried, take_in

    try:
        content = read_carried(path.read_bytes())
    except OSError as error:
        raise lab.LabError(f"cannot read {path}: {error.strerror or error}") from error
    except ValueError as error:
        raise lab.LabError(f"{path} was not added: {error}") from error
    sources = {
        name: entry["source"] for name, entry in content["exercises"].items() if "source" in entry
    }
    for name, source in sources.items():
        print(f"{name}:", source, sep="\n")
    attempts = f"{len(content['exercises'])} exercises, {len(content['attempts'])} attempts."
    print(f"{path.name}: {attempts}", TOLD.format(session.course.possessive), sep="\n", flush=True)
    if not agreed and not agrees():
        raise lab.LabError("nothing was added. To add it without being asked: --yes")
    taken = take_in(session, content)
    names = ", ".join(taken) or "nothing that is not here already"
    print(*session.progress_file.standing(), f"Added: {names}.", sep="\n")
    return 0


def agrees():
    """Whether the learner says yes; no if nobody can be asked."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    try:
        return input("Add it? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:  # Ctrl+D
        print()
        return False
