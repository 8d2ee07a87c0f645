"""`mlpkit copies`: the learner's copies, for a Jupyter server that is not started from here."""

from pathlib import Path

from mlpkit.command.lab import add_renewal, fill_work


def add_copies(commands):
    """Add the command and its arguments."""
    copies = commands.add_parser(
        "copies",
        help="copy the notebooks into a folder, or update the copies there, and open nothing",
        description="Copy every notebook that is not yet in FOLDER into it, without outputs. "
        "Copies that are already there are never overwritten. Any Jupyter server that shows FOLDER "
        "then shows the contents page too.",
        allow_abbrev=False,
    )
    copies.add_argument("work", metavar="FOLDER", type=Path, help="the folder for the copies")
    add_renewal(copies)
    copies.add_argument(
        "--course", metavar="COURSE", type=Path, help="the folder of a different course"
    )


def start_copies(options):
    """Run the command; returns the exit code."""
    fill_work(options, "mlpkit copies", "")
    return 0
