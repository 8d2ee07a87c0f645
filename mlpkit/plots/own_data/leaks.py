"""Leaks: which columns are known when the network is asked, and which rows have an influence."""

import numpy as np
from matplotlib.colors import to_rgba

from mlpkit.plots import INK, QUIET, TRAINING, VALIDATION, canvas, drawing

STILL = to_rgba(QUIET, 0.25)
STEP = 0.62  # the distance between the names of two columns; stages are 2 apart


@drawing
def moment_of_prediction(stages, asked):
    """Draw one example from left to right: when each column gets its value, and when the network
    asks.

    stages: {what happens: names of columns}, in order of time. asked: how many stages have happened
    when the network is asked. What is known by then is blue, what comes later is vermilion.
    """
    figure, axis = canvas(size=(7.6, 2.9))
    deepest = max(map(len, stages.values()))
    bottom = -0.75 - STEP * deepest
    line = {"arrowstyle": "->", "color": INK}
    axis.annotate("", (2 * len(stages) - 0.9, 0), (-1, 0), arrowprops=line)
    border = 2 * asked - 1
    axis.axvspan(border, 2 * len(stages) - 1, color=VALIDATION, alpha=0.07, lw=0)
    axis.plot((border, border), (bottom, 0), ":", color=INK, lw=1.2)
    axis.annotate(
        "the network is asked",
        (border, 0.05),
        (border, 1.25),
        ha="center",
        color=INK,
        fontweight="bold",
        arrowprops={"arrowstyle": "-|>", "color": INK, "lw": 2},
    )
    for place, (stage, names) in enumerate(stages.items()):
        color = TRAINING if place < asked else VALIDATION
        axis.plot(2 * place, 0, "o" if place < asked else "s", color=color, ms=9)
        axis.text(2 * place, 0.35, stage, ha="center", color=INK, fontsize=9)
        for row, name in enumerate(names):
            axis.text(2 * place, -0.75 - STEP * row, name, ha="center", color=color, fontsize=9)
    axis.set(xlim=(-1.1, 2 * len(stages) - 0.9), ylim=(bottom, 1.7))
    axis.axis("off")
    names = [name for columns in stages.values() for name in columns]
    known = sum(len(columns) for columns in list(stages.values())[:asked])
    return figure, (
        f"At the moment of prediction {known} of {len(names)} columns have a value. Those that "
        f"come later: {', '.join(names[known:])}."
    )


@drawing
def what_moved(preparations, X, training, validation, rows=24):
    """Draw what changes among the prepared training rows when the validation rows are overwritten.

    preparations: {words: f}, f(X, training, validation) → (training rows, validation rows),
    prepared. X (N, D) floats; training, validation: row numbers, ascending. The validation rows
    get standard normal noise, the same for each preparation. The first `rows` rows of the table are
    drawn; all are counted.
    """
    figure, axes = canvas(1, 1 + len(preparations), size=(7.6, 3.6), sharey=True)
    overwritten = X.copy()
    overwritten[validation] = np.random.default_rng(0).normal(size=X[validation].shape)
    judges = validation[validation < rows]
    table = np.tile(to_rgba(TRAINING, 0.35), (rows, X.shape[1], 1))
    table[judges, :, :3] = 1 / (1 + np.exp(-2 * overwritten[judges, :, None]))
    table[judges, :, 3] = 1
    draw_cells(axes[0], table, "the table,\noverwritten")
    axes[0].set_ylabel(f"{rows} of {len(X):,} rows")
    told = []
    for axis, (words, prepare) in zip(axes[1:], preparations.items(), strict=True):
        before, after = (prepare(each, training, validation)[0] for each in (X, overwritten))
        change = np.abs(after - before)
        draw_cells(axis, colored(change, training, rows), words.replace(" ", "\n", 1))
        told.append(f"{np.sum(change > 0):,} ({words})")
    return figure, (
        f"{len(validation)} of {len(X)} rows are overwritten with noise. This many of the "
        f"{change.size:,} prepared training numbers change: {', '.join(told)}."
    )


def draw_cells(axis, cells, title):
    axis.imshow(cells, aspect="auto", interpolation="nearest")
    axis.set(title=title, xticks=[], yticks=[], xlabel=f"{cells.shape[1]} columns")
    axis.grid(False)


def colored(change, training, rows):
    """Return (rows, D, 4): grey where a training number stayed, the stronger the more it changed;
    nothing in the rows that judge."""
    drawn = training[training < rows]
    part = change[: len(drawn)]
    strength = 0.35 + 0.65 * np.sqrt(part / (change.max() or 1))
    cells = np.zeros((rows, change.shape[1], 4))
    cells[drawn, :, :3] = to_rgba(VALIDATION)[:3]
    cells[drawn, :, 3] = strength
    cells[drawn] = np.where(part[:, :, None] > 0, cells[drawn], STILL)
    return cells
