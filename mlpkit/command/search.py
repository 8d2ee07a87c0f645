"""`mlpkit search`: run a search from a terminal, or write the pictures of a study."""

import contextlib
import runpy
from pathlib import Path

from PIL import Image

from mlpkit.search.study.files import load
from mlpkit.search.study.search_loop import search

ASKED = ("recipe", "space", "data")  # names that are looked up in a recipe's file
PICTURES = ("history", "parallel", "importance", "slices")


def run_search(options):
    """Run the search, or write the pictures of a study; returns the exit code."""
    if options.show is not None:
        write_pictures(options.show, options.to or options.show.parent)
        return 0
    recipe, space, data = read_recipe(options.recipe)
    with contextlib.ExitStack() as stack:
        client = options.scheduler
        if options.workers is not None:
            # Dask takes half a second to import
            from mlpkit.search.study.workers import local_workers

            client = stack.enter_context(local_workers(options.workers)).scheduler_address
        study = search(
            recipe,
            space,
            data,
            trials=options.trials,
            epochs=options.epochs,
            seed=options.seed,
            storage=options.storage,
            client=client,
            pruner=None if options.pruner == "none" else options.pruner,
            time_limit=options.time_limit,
        )
    print(*summarize(study), sep="\n")
    if len(study.trials) < options.trials:
        print(f"Stopped after {len(study.trials)} of {options.trials} trials.", end=" ")
        print(f"They are in {options.storage}; the same command continues the search.")
        return 130
    return 0


def read_recipe(path):
    """recipe, space and data as a file defines them; ValueError if one is missing."""
    if not path.is_file():
        raise ValueError(f"search: no file {path}; expected one that defines {', '.join(ASKED)}.")
    # Not imported as a module, which workers couldn't import: its functions are pickled by value.
    found = runpy.run_path(str(path), run_name="recipe_of_a_search")
    if missing := [name for name in ASKED if name not in found]:
        raise ValueError(
            f"search: {path} defines no {' and no '.join(missing)}; expected recipe(settings), a "
            "dict space and data()."
        )
    return tuple(found[name] for name in ASKED)


def summarize(study):
    """Lines about a study: how many trials ended how, and the best one."""
    counts = {"COMPLETE": 0, "PRUNED": 0, "FAIL": 0}
    for trial in study.trials:
        counts[trial.state.name] += 1
    trials = f"{len(study.trials)} trial{'s' * (len(study.trials) > 1)}"
    yield (
        f"{trials}: {counts['COMPLETE']} complete, {counts['PRUNED']} stopped early, "
        f"{counts['FAIL']} failed."
    )
    if counts["COMPLETE"]:
        best = study.best_trial
        yield (
            f"The best is trial {best.number}: validation loss {best.value:.4g}, accuracy "
            f"{best.user_attrs['accuracy']:.2%}, with"
        )
        for name, value in best.params.items():
            yield f"  {name} = {value:.4g}" if isinstance(value, float) else f"  {name} = {value}"
    if counts["FAIL"]:
        failed = next(trial for trial in study.trials if trial.state.name == "FAIL")
        yield f"Trial {failed.number} failed: {failed.user_attrs['reason']}"


def write_pictures(path, folder):
    """Write a study's pictures into a folder, as PNG files whose names begin with the study's."""
    study = load(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OSError(f"search: can't make the folder {folder}: {error.strerror}.") from error
    from mlpkit.plots import SHARP, pixels, studies  # imported here, because it loads matplotlib

    for name in PICTURES:
        file = Path(folder, f"{path.stem}-{name}.png")
        try:
            figure, caption = getattr(studies, name)(study)
        except ValueError as error:  # too few trials for this picture
            print(f"no {file}: {error}")
            continue
        drawn = pixels(figure, SHARP)
        page = Image.new("RGBA", drawn.size, "white")  # the figure's background is transparent
        page.alpha_composite(drawn)
        page.convert("RGB").save(file)
        print(f"{file}: {caption}")
