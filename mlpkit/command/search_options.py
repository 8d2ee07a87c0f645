"""The arguments of `mlpkit search`; what it does is in `mlpkit.command.search`."""

import sys
from pathlib import Path


def add_search(commands):
    search = commands.add_parser(
        "search",
        help="search for the settings with the lowest validation loss",
        description="Find the settings of a network, its training and its optimizer that give the "
        "lowest validation loss. Finished trials are kept; after a stop, the same command "
        "continues.",
        usage="mlpkit search RECIPE --trials N --storage FILE [--epochs N] [--seed N]\n"
        "           [--pruner median|none] [--time-limit SECONDS]\n"
        "           [--scheduler ADDRESS | --workers N]\n"
        "       mlpkit search --show FILE [--to FOLDER]",
        allow_abbrev=False,
    )
    search.add_argument(
        "recipe",
        metavar="RECIPE",
        nargs="?",
        type=Path,
        help="a Python file that defines recipe(settings), which returns network, optimizer and "
        "batch size; space, a dict; and data(), which returns (X, y) for training and validation",
    )
    search.add_argument("--trials", metavar="N", type=int, help="how many trials in all")
    search.add_argument(
        "--storage",
        metavar="FILE",
        type=Path,
        help="where trials are kept: SQLite if the name ends in .db, else Optuna's journal",
    )
    where = search.add_mutually_exclusive_group()
    where.add_argument(
        "--scheduler", metavar="ADDRESS", help="Dask's scheduler, such as tcp://10.0.0.1:8786"
    )
    where.add_argument(
        "--workers", metavar="N", type=int, help="train in N processes on this machine"
    )
    search.add_argument(
        "--epochs", metavar="N", type=int, default=10, help="epochs per trial (default: 10)"
    )
    search.add_argument(
        "--seed", metavar="N", type=int, default=0, help="of the random draws (default: 0)"
    )
    search.add_argument(
        "--pruner",
        choices=("median", "none"),
        default="median",
        help="median (default) stops a trial that is worse than the median after a third of its "
        "epochs; none stops no trial",
    )
    search.add_argument(
        "--time-limit",
        metavar="SECONDS",
        type=float,
        help="a trial that trains for longer fails, and the next begins (default: none)",
    )
    search.add_argument(
        "--show", metavar="FILE", type=Path, help="write the pictures of the study in FILE"
    )
    search.add_argument(
        "--to", metavar="FOLDER", type=Path, help="where to write them (default: next to FILE)"
    )


def start_search(options):
    """Run the search, or write a study's pictures; returns the exit code."""
    try:
        if options.show is None and None in (options.recipe, options.trials, options.storage):
            raise ValueError(
                "search: expected RECIPE, --trials and --storage, or --show; see --help"
            )
        from mlpkit.search.needs import not_installed  # imported here, because it loads NumPy

        if words := not_installed():
            raise ValueError(f"search: {words}")
        from mlpkit.command import search

        return search.run_search(options)
    except (ValueError, OSError) as error:
        if not str(error).startswith("search: "):
            raise  # the recipe's own error
        print(f"mlpkit {error}", file=sys.stderr)
        return 2
