"""`mlpkit report`: what a class understood, on one page, from the files that it handed in."""

from pathlib import Path

from mlpkit.command import lab
from mlpkit.command.course_option import add_course, find_session
from mlpkit.helpers.whole_files import whole


def add_report(commands):
    command = commands.add_parser(
        "report",
        help="for teachers: what a class understood and what it didn't, on one page",
        description="Read all files in FOLDER, and in the folders in it, that learners made with "
        "mlpkit hand-in, and write one page about all of them. None of their code is run.",
        allow_abbrev=False,
    )
    command.add_argument("folder", metavar="FOLDER", type=Path, help="what was handed in")
    command.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        default=Path("report.html"),
        help="the page to write (default: report.html)",
    )
    command.add_argument(
        "--completion",
        metavar="FILE",
        type=Path,
        help="also write a table, as CSV: how many exercises are solved in each file",
    )
    add_course(command)


def start_report(options):
    """Write the page, and the table if it is asked for; returns the exit code."""
    for path, ending in ((options.out, ".html"), (options.completion, ".csv")):
        if path and path.suffix.lower() != ending:  # so that no hand-in is overwritten
            raise lab.LabError(f"got {path.name}; expected a name that ends in {ending}")
    course = find_session(options).course
    from mlpkit.classroom.class_numbers import class_numbers
    from mlpkit.classroom.completion import completion
    from mlpkit.classroom.handed_in import read_all
    from mlpkit.classroom.page import report_page

    folder, written = lab.absolute(options.folder), [options.out, options.completion]
    paths = files_below(folder, "what learners made with mlpkit hand-in", written)
    files = read_all(course, folder, paths)
    learners = [each.learner for each in files if each.learner]
    for each in files:
        if each.remark:
            print(f"{each.name}: {each.told}")
    write(options.out, report_page(course, class_numbers(course, learners), files).encode())
    print(f"{len(learners)} of {len(files)} files count. The page: {lab.absolute(options.out)}")
    if options.completion:
        write(options.completion, completion(course, files).encode("utf-8-sig"))
        print(f"Who has solved what: {lab.absolute(options.completion)}")
    return 0


def files_below(folder, expected, besides=()):
    """The files in a folder and its folders, except `besides`; LabError if there are none."""
    from mlpkit.classroom.handed_in import files_in

    try:
        paths = files_in(folder, besides)
    except OSError as error:
        raise lab.LabError(f"cannot read {folder}: {error.strerror or error}") from error
    if not paths:
        raise lab.LabError(f"no files in {folder}; expected {expected}")
    return paths


def write(path, content):
    path = lab.absolute(path)
    try:
        with whole(path) as file:
            file.write(content)
    except OSError as error:
        raise lab.LabError(f"cannot write {path}: {error.strerror or error}") from error
