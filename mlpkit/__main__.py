"""The command `mlpkit` and its subcommands."""

import argparse
import contextlib
import sys

from mlpkit.command import LabError
from mlpkit.command.carry import add_carry, start_carry
from mlpkit.command.copies import add_copies, start_copies
from mlpkit.command.doctor import add_doctor, start_doctor
from mlpkit.command.export import add_export, start_export
from mlpkit.command.hand_in import add_hand_in, start_hand_in
from mlpkit.command.lab import add_lab, start_lab
from mlpkit.command.new_course import add_course_commands, start_course
from mlpkit.command.questions import add_questions, start_questions
from mlpkit.command.report import add_report, start_report
from mlpkit.command.review import add_review, start_review
from mlpkit.command.search_options import add_search, start_search
from mlpkit.command.solved import add_solved, start_solved
from mlpkit.command.unnamed import add_unnamed, start_unnamed

STRICT = {  # the other commands pass unknown arguments on
    "copies": start_copies,
    "search": start_search,
    "export": start_export,
    "carry": start_carry,
    "hand-in": start_hand_in,
    "report": start_report,
    "solved": start_solved,
    "unnamed": start_unnamed,
    "questions": start_questions,
    "course": start_course,
    "doctor": start_doctor,
}


def main(arguments=None):
    """Run the command line; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="mlpkit",
        description="Build a neural network from nothing.",
        epilog="To open the course: mlpkit lab",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    add_lab(commands)
    add_copies(commands)
    add_review(commands)
    add_search(commands)
    add_export(commands)
    add_carry(commands)
    add_hand_in(commands)
    add_report(commands)
    add_solved(commands)
    add_unnamed(commands)
    add_questions(commands)
    add_course_commands(commands)
    add_doctor(commands)
    options, others = parser.parse_known_args(arguments)
    if options.command is None:
        if others:
            parser.error(f"no command before {others[0]}; to open the course: mlpkit lab")
        parser.print_help()
        return 0
    if options.command in STRICT and others:
        name = options.command
        parser.error(f"{name} has no argument {others[0]}; see mlpkit {name} --help")
    # a folder's name may have letters that the stream's encoding lacks
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")
    try:
        if options.command in STRICT:
            return STRICT[options.command](options)
        start = start_review if options.command == "review" else start_lab
        return start(options, others)
    except LabError as error:
        print(f"mlpkit: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
