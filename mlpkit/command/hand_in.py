"""`mlpkit hand-in`: a learner's attempts in one file for the teacher."""

import io
import json
import os
import zipfile
from pathlib import Path

from mlpkit.command import lab
from mlpkit.command.course_option import add_course, find_session
from mlpkit.command.work_folder import fault, without_outputs
from mlpkit.helpers.whole_files import whole


def add_hand_in(commands):
    command = commands.add_parser(
        "hand-in",
        help="put what is kept about your answers into one file for your teacher",
        description="Write one file with your attempts: verdicts, names of mistakes, answers to "
        "guesses, and how long each took. First the command says what will be in the file. "
        "Nothing is sent.",
        allow_abbrev=False,
    )
    command.add_argument(
        "--to",
        metavar="FILE",
        type=Path,
        help="the file to write (default: COURSE-hand-in.json in this folder; with notebooks or "
        "capstones, .zip)",
    )
    command.add_argument(
        "--with-notebooks",
        action="store_true",
        help="add your notebooks, with all that you wrote in them, without outputs",
    )
    command.add_argument(
        "--with-capstones",
        action="store_true",
        help="add the pages of your capstones and their register, which says when withheld rows "
        "were opened",
    )
    command.add_argument("--work", metavar="FOLDER", type=Path, help="your work folder")
    add_course(command)


def start_hand_in(options):
    """Say what the file will contain, then write it; returns the exit code."""
    session = find_session(options)
    usual = options.course / "work" if options.course else lab.default_work()
    work = lab.absolute(options.work or usual)
    from mlpkit.classroom.hand_in import as_text, hand_in, not_in_it, what_is_in

    attempts, entries = session.attempts_file.read(), session.progress_file.read()
    content = hand_in(session.course, entries, attempts)
    text = as_text(content)
    others = {}
    if options.with_notebooks:
        others |= notebooks_in(work)
    if options.with_capstones:
        others |= capstones_in(work)
    packed = options.with_notebooks or options.with_capstones
    ending = ".zip" if packed else ".json"
    path = lab.absolute(options.to or Path(f"{session.course.name}-hand-in{ending}"))
    if path.suffix.lower() != ending:
        raise lab.LabError(f"got --to {path.name}; expected a name that ends in {ending}")
    must_be_free(path)
    lines = [
        f"{path.name} will contain",
        *what_is_in(session.course, content),
        *(f"  {name}, {len(data):,} bytes" for name, data in others.items()),
        not_in_it(packed),
        *filter(None, [session.attempts_file.why_not_kept()]),
        *session.progress_file.standing(),
    ]
    print(*lines, sep="\n", flush=True)
    try:
        with whole(path) as file:
            file.write(archive_or_text(text, others))
    except OSError as error:
        raise lab.LabError(f"cannot write {path}: {error.strerror or error}") from error
    print(f"Written: {path}")
    return 0


def must_be_free(path):
    """Raise LabError if the path holds something other than an earlier hand-in."""
    from mlpkit.classroom.hand_in import FORMAT
    from mlpkit.classroom.handed_in import content_of

    if not os.path.lexists(path):
        return
    try:
        content = content_of(path)
    except ValueError:
        content = None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise lab.LabError(
            f"{path} was not written by hand-in, so it is not overwritten; "
            "choose a different name with --to"
        )


def notebooks_in(work):
    """Return {name in the archive: bytes} of the learner's notebooks, without outputs."""
    found = {}
    for path in sorted(work.glob("[!.]*.ipynb")):
        if wrong := fault(path):
            print(f"{path.name} {wrong}: left out.")
            continue
        notebook = json.loads(path.read_text(encoding="utf-8"))
        found[f"notebooks/{path.name}"] = without_outputs(notebook).encode(
            errors="backslashreplace"
        )
    if not found:
        raise lab.LabError(f"no notebooks in {work}; use --work FOLDER to name your work folder")
    return found


def capstones_in(work):
    """Return {name in the archive: bytes} of the pages of capstones and their register."""
    folder = work / "capstones"
    paths = [*sorted(folder.glob("*/result.html")), folder / "register.json"]
    found = {
        f"capstones/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in paths
        if path.is_file()
    }
    if not found:
        raise lab.LabError(f"no capstones in {work}; use --work FOLDER to name your work folder")
    return found


def archive_or_text(text, others):
    """The file's bytes: the text, or an archive of it and {name: bytes}, without times."""
    if not others:
        return text.encode()
    from mlpkit.classroom.handed_in import MEMBER

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name, data in {MEMBER: text.encode(), **others}.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()
