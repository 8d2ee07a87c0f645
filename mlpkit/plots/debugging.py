"""The figures of notebook 09: a measurement each, called as in `mlpkit.debugging`.

Each takes what the measurement found, and if wanted what it found in a healthy network, which is
drawn beside it. Captions give one digit, so that they are the same on every processor.
"""

import numpy as np
from matplotlib.ticker import MaxNLocator

from mlpkit.debugging.checkup import WRONG
from mlpkit.plots import QUIET, TEST, TRAINING, VALIDATION, canvas, drawing, grid_of_images

FLOOR = 1e-17  # in place of 0, on a logarithmic axis
KINDS = ("dead", "saturated", "copies")  # of units


def one_digit(number):
    """A number with one digit that counts: 0.003, 20, 4e-07."""
    return f"{number:.1g}" if abs(number) < 1000 else f"{float(f'{number:.0e}'):,.0f}"


def sides(found, healthy):
    """[(name, colour, result)]: what is drawn, and in which colour."""
    if healthy is None:
        return [("found", TRAINING, found)]
    return [("sick", VALIDATION, found), ("healthy", TEST, healthy)]


def told(found, healthy, words):
    """The caption: `words` of one result, or of both."""
    if healthy is None:
        return f"{words(found)}."
    return f"Sick: {words(found)}. Healthy: {words(healthy)}."


def bars(found, healthy, values, unit, chance=None):
    """Horizontal bars: `values` of a result is {name: number}; a dotted line at chance."""
    drawn = sides(found, healthy)
    names = list(values(found))
    figure, axis = canvas(size=(7.6, 0.7 + 0.32 * len(names) * len(drawn)))
    height = 0.8 / len(drawn)
    for row, (name, color, result) in enumerate(drawn):
        places = np.arange(len(names)) + height * (row - (len(drawn) - 1) / 2)
        numbers = [float(number) for number in values(result).values()]
        axis.barh(places, numbers, 0.9 * height, color=color, label=name)
        for place, number in zip(places, numbers, strict=True):
            axis.annotate(
                f"{number:.2g}", (number, place), (4, 0), textcoords="offset points", va="center"
            )
    if chance is not None:
        axis.axvline(chance, color=QUIET, ls=":")
    axis.set_yticks(range(len(names)), names)
    axis.invert_yaxis()
    axis.grid(axis="y", visible=False)
    axis.margins(x=0.12)
    axis.set_xlabel(unit)
    if healthy is not None:
        axis.legend(loc="best")
    return figure


def by_layer(found, healthy, values, label):
    """A line through the layers on a logarithmic axis; `values` of a result is {layer: number}."""
    figure, axis = canvas(size=(7.6, 2.6))
    for name, color, result in sides(found, healthy):
        numbers = [max(number, FLOOR) for number in values(result).values()]
        axis.plot(numbers, "o-", color=color, label=name)
    names = list(values(found))
    axis.set_yscale("log")
    axis.set_xticks(range(len(names)), names)
    axis.set(ylabel=label)
    if healthy is not None:
        axis.legend()
    return figure


@drawing
def loss_at_start(found, healthy=None):
    """Bars: the loss before training, and that of a network that knows nothing."""

    def values(one):
        return {"loss now": one.found, f"chance, {one.classes} classes": one.expected}

    def words(one):
        return f"loss {one.found:.2g} before training, where chance is {one.expected:.2f}"

    return bars(found, healthy, values, "loss"), told(found, healthy, words)


@drawing
def overfit(found, healthy=None):
    """The loss on the few examples, step by step."""
    figure, axis = canvas(size=(7.6, 2.6))
    for name, color, one in sides(found, healthy):
        axis.plot(one.losses, color=color, label=name)
    axis.set(xlabel="step on the same few examples", ylabel="loss", ylim=(0, None))
    if healthy is not None:
        axis.legend()

    def words(one):
        if not np.isfinite(one.losses[-1]):
            return f"the loss is no number from step {int(np.isfinite(one.losses).sum())} on"
        how = "falls" if one.losses[-1] < 0.5 * one.losses[0] else "does not fall by half"
        return f"the loss {how}, and {100 * one.accuracy:.0f} % of the few are right in the end"

    return figure, told(found, healthy, words)


@drawing
def activations(found, healthy=None):
    """How far each layer's outputs move from example to example."""

    def values(one):
        return {sizes.layer: sizes.over_examples for sizes in one}

    def words(one):
        first, last = one[0].over_examples, one[-1].over_examples
        return (
            f"from example to example the outputs of the first layer move by {one_digit(first)}, "
            f"those of the last by {one_digit(last)}"
        )

    figure = by_layer(found, healthy, values, "movement from\nexample to example")
    return figure, told(found, healthy, words)


@drawing
def gradients(found, healthy=None):
    """The size of the gradient that arrives at each layer's weights."""

    def values(one):
        return {name: size for flow in one for name, size in flow.weights.items() if name[0] == "W"}

    def words(one):
        numbers = list(values(one).values())
        return (
            f"root mean square {one_digit(numbers[0])} at the first weights, "
            f"{one_digit(numbers[-1])} at the last"
        )

    figure = by_layer(found, healthy, values, "gradient\n(root mean square)")
    return figure, told(found, healthy, words)


@drawing
def units(found, healthy=None):
    """Bars for each hidden layer: the shares of dead and saturated units and of copies."""

    every = found + (healthy or [])
    kinds = [what for what in KINDS if any(getattr(units, what) for units in every)]

    def values(one):
        shown = [(units, what) for units in one for what in kinds or KINDS[:1]]
        return {f"{units.layer}, {what}": getattr(units, what) for units, what in shown}

    def words(one):
        parts = [
            f"{100 * getattr(units, what):.0f} % of {units.layer} {what}"
            for units in one
            for what in KINDS
            if round(getattr(units, what), 2)
        ]
        return ", ".join(parts) or "no unit is dead, saturated or a copy"

    figure = bars(found, healthy, values, "share of the layer's units")
    figure.axes[0].set_xlim(0, 1.1)
    return figure, told(found, healthy, words)


@drawing
def steps(found, healthy=None):
    """Step by weight for each array of weights, on a logarithmic axis with the usual range."""
    figure, axis = canvas(size=(7.6, 0.9 + 0.35 * len(found.ratios)))
    axis.axvspan(1e-4, 1e-2, color=QUIET, alpha=0.15, lw=0)
    for name, color, one in sides(found, healthy):
        numbers = [max(ratio, 1e-8) for ratio in one.ratios.values()]
        axis.plot(numbers, range(len(numbers)), "o", color=color, ms=8, label=name)
    axis.set_xscale("log")
    axis.set_yticks(range(len(found.ratios)), list(found.ratios))
    axis.invert_yaxis()
    axis.margins(y=0.25)
    axis.set_xlabel("length of a step / length of the weights (shaded: usual)")
    if healthy is not None:
        axis.legend()

    def words(one):
        parts = [f"{name} {one_digit(ratio)}" for name, ratio in one.ratios.items()]
        return f"a step against the weights: {', '.join(parts)}"

    return figure, told(found, healthy, words)


@drawing
def classes(found, healthy=None):
    """How often each class occurs, among the labels and among the predictions."""
    drawn = sides(found, healthy)
    figure, axes = canvas(1, len(drawn), size=(7.6, 2.4), squeeze=False)
    for axis, (name, color, one) in zip(axes.flat, drawn, strict=True):
        places = np.arange(len(one.labels))
        axis.bar(places - 0.2, one.labels, 0.4, color=QUIET, label="labels")
        axis.bar(places + 0.2, one.predictions, 0.4, color=color, label="predictions")
        axis.set(xlabel="class", title=name if healthy is not None else "")
        axis.xaxis.set_major_locator(MaxNLocator(integer=True))
        axis.set_ylim(0, 1.3 * max(one.labels.max(), one.predictions.max()))
        axis.legend(loc="upper right", ncols=2)
    axes[0, 0].set_ylabel("examples")

    def words(one):
        absent = int(np.sum(one.labels == 0))
        counts = f"{one.labels[one.labels > 0].min()} to {one.labels.max()} examples a class"
        most = one.predictions.max() / max(1, one.predictions.sum())
        missing = f", {absent} absent" if absent else ""
        return f"{counts}{missing}; {100 * most:.0f} % of the predictions are one class"

    return figure, told(found, healthy, words)


@drawing
def inputs(found, healthy=None):
    """The range of the inputs, their mean, and one standard deviation to both sides."""
    drawn = sides(found, healthy)
    figure, axis = canvas(size=(7.6, 0.8 + 0.45 * len(drawn)))
    for row, (_, color, one) in enumerate(drawn):
        axis.plot([one.least, one.most], [row, row], "|-", color=color, lw=1.5, ms=14)
        near = max(one.least, one.mean - one.std), min(one.most, one.mean + one.std)
        axis.plot(near, [row, row], color=color, lw=7, solid_capstyle="butt")
        axis.plot(one.mean, row, "o", color="white", mec=color, ms=6)
    axis.set_yticks(range(len(drawn)), [name for name, _, _ in drawn])
    axis.set_ylim(len(drawn) - 0.4, -0.6)
    largest = max(max(abs(one.least), abs(one.most)) for _, _, one in drawn)
    if len(drawn) > 1 and largest > 20 * min(abs(one.most) for _, _, one in drawn):
        axis.set_xscale("symlog")
        axis.set_xlim(left=min(one.least for _, _, one in drawn) - 0.2)
    axis.grid(axis="y", visible=False)
    axis.set_xlabel("inputs: range (thin), mean ± one standard deviation (thick)")

    def words(one):
        said = (
            f"from {one.least:.3g} to {one.most:.3g}, mean {one.mean:.2g}, standard deviation "
            f"{one.std:.2g}; columns that never change: {one.constant} of {one.columns}"
        )
        return said + (f"; {one.not_finite:,} numbers are not finite" if one.not_finite else "")

    return figure, told(found, healthy, words)


@drawing
def copies(found, healthy=None):
    """Bars: validation rows that have an equal, or nearly an equal, among the training rows."""

    def values(one):
        return {"the same": one.exact, f"within {one.distance:g}": one.near}

    def words(one):
        return (
            f"of {one.rows:,} validation rows {one.exact:,} are among the training rows, and "
            f"{one.near:,} more within {one.distance:g}"
        )

    return bars(found, healthy, values, "validation rows"), told(found, healthy, words)


@drawing
def neighbours(found, healthy=None):
    """Bars: the share of examples whose nearest neighbour has their label, and chance."""

    def values(one):
        return {"nearest has the label": one.share, "chance": one.chance}

    def words(one):
        return (
            f"{100 * one.share:.0f} % of {one.examples:,} examples have the label of their nearest "
            f"neighbour, where chance gives {100 * one.chance:.0f} %"
        )

    return bars(found, healthy, values, "share of the examples"), told(found, healthy, words)


@drawing
def repeats(found, healthy=None):
    """How far the weights of two epochs from one seed are apart, on a logarithmic axis."""
    drawn = sides(found, healthy)
    figure, axis = canvas(size=(7.6, 0.8 + 0.3 * len(drawn)))
    for row, (_, color, one) in enumerate(drawn):
        axis.plot(max(one.apart, FLOOR), row, "o", color=color, ms=9)
    axis.set_xscale("log")
    axis.set_xlim(FLOOR / 3, 10)
    axis.set_xticks([FLOOR, 1e-12, 1e-8, 1e-4, 1], ["0", "1e-12", "1e-8", "1e-4", "1"])
    axis.set_yticks(range(len(drawn)), [name for name, _, _ in drawn])
    axis.set_ylim(len(drawn) - 0.4, -0.6)
    axis.set_xlabel("largest difference of two weights after the same epoch, run twice")

    def words(one):
        if one.same:
            return "the same seed gives the same bits"
        return f"the same seed ends {one_digit(one.apart)} apart"

    return figure, told(found, healthy, words)


@drawing
def gradient_check(found, healthy=None):
    """The error of each gradient against nudging, on a logarithmic axis."""
    figure, axis = canvas(size=(7.6, 0.9 + 0.26 * len(found)))
    axis.axvspan(FLOOR, WRONG, color=QUIET, alpha=0.15, lw=0)
    for (name, color, one), size in zip(sides(found, healthy), (10, 5), strict=False):
        errors = [max(checked.error, FLOOR) for checked in one.values()]
        axis.plot(errors, range(len(errors)), "o", color=color, ms=size, label=name)
    axis.set_xscale("log")
    axis.set_xlim(1e-13, 3)
    axis.set_yticks(range(len(found)), list(found))
    axis.invert_yaxis()
    axis.margins(y=0.15)
    axis.set_xlabel("error of the gradient against nudging (shaded: right)")
    if healthy is not None:
        axis.legend()

    def words(one):
        wrong = [name for name, checked in one.items() if checked.error >= WRONG]
        kinks = sum(checked.kinks for checked in one.values())
        number = sum(checked.checked for checked in one.values())
        said = f"wrong for {', '.join(wrong)}" if wrong else f"right for all {number} looked at"
        said = said if number else "not compared"
        return said + (f"; {kinks} left out, at a corner of the loss" if kinks else "")

    return figure, told(found, healthy, words)


@drawing
def loop(found, healthy=None):
    """Two epochs: how often examples were seen, the batches' sizes, the gradient by its batch's."""
    drawn = sides(found, healthy)
    figure, axes = canvas(1, 3, size=(7.6, 2.5))
    for number, (name, color, one) in enumerate(drawn):
        places = np.arange(3) + (number - (len(drawn) - 1) / 2) * 0.4
        seen = [one.once, one.never, one.often]
        axes[0].bar(places, seen, 0.8 / len(drawn), color=color, label=name)
        sizes = [size for epoch in one.sizes for size in epoch]
        axes[1].plot(range(1, len(sizes) + 1), sizes, ".-", color=color, ms=8 - 4 * number)
        axes[2].plot(range(1, len(one.ratios) + 1), one.ratios, ".-", color=color, ms=4, lw=0.8)
    axes[0].set_xticks(range(3), ["once", "never", "often"])
    axes[0].set(title="seen in an epoch", ylabel="examples")
    axes[1].set(title="size of the batch", xlabel="step", ylim=(0, None))
    axes[2].set(title="gradient / its batch's", xlabel="step")
    low, high = axes[2].get_ylim()
    axes[2].set_ylim(min(0, low), max(1.5, high))
    if healthy is not None:
        axes[0].legend()

    def words(one):
        parts = [f"{one.once:,} of {one.examples:,} examples seen once"]
        parts.append(f"batches of {spread(one.sizes)}")
        parts.append("another order in the second epoch" if one.shuffled else "the order stays")
        if one.torn:
            parts.append(f"{one.torn:,} labels are not their row's")
        low, high = np.min(one.ratios, initial=1), np.max(one.ratios, initial=1)
        if max(high, 1 / max(low, FLOOR)) > 1.01:
            parts.append(
                f"a gradient is {one_digit(low)} to {one_digit(high)} times that of its batch"
            )
        if one.outside:
            parts.append("weights change between steps")
        return ", ".join(parts)

    return figure, told(found, healthy, words)


def spread(sizes):
    """ "50", or "10 to 50": the sizes of batches, in words."""
    every = [size for epoch in sizes for size in epoch] or [0]
    low, high = min(every), max(every)
    return f"{low}" if low == high else f"{low} to {high}"


@drawing
def prediction(found, healthy=None):
    """Bars: how often the program is right in use, and how often it should be."""

    def values(one):
        return {"in use": one.accuracy, "as expected": one.reported}

    def words(one):
        return (
            f"right on {100 * one.accuracy:.0f} % of {one.examples:,} images in use, where "
            f"{100 * one.reported:.0f} % was expected"
        )

    return bars(found, healthy, values, "accuracy"), told(found, healthy, words)


@drawing
def weights_as_images(W, columns=8):
    """Each column of W (784, M) as an image: what one hidden unit looks for.

    W has been trained from the start of the original experiment, 0.01 · N(0, 1).
    """
    rows = -(-W.shape[1] // columns)
    figure, axes = canvas(rows, columns, size=(7.6, 0.9 * rows))
    images = W.T.reshape(-1, 28, 28)
    reach = np.quantile(np.abs(W), 0.99)
    grid_of_images(axes, images, cmap="RdBu", vmin=-reach, vmax=reach)
    bar = figure.colorbar(axes.flat[0].images[0], ax=axes, shrink=0.9, extend="both")
    bar.set_label("weight of a pixel")
    bar.outline.set_visible(False)
    unmoved = int(np.sum(W.std(axis=0) < 0.02))  # they start at 0.01
    return figure, (
        f"{W.shape[1]} units of the first layer, blue for and red against; "
        f"{unmoved} are pale all over: they never left their start."
    )


# What to look at, in which order, by when it can be done: measurement, question, what is normal,
# and what to look at where it is not.
LOOKS = {
    "before anything is trained": (
        ("inputs", "What goes in?", "finite, about as large as 1", "data"),
        ("classes", "Which labels?", "each class, as expected", "labels"),
        (
            "loss_at_start",
            "Does it say that it knows nothing?",
            "ln C for C classes",
            "loss",
        ),
        (
            "activations",
            "Does the signal reach the end?",
            "it moves with the image",
            "first weights",
        ),
        ("units", "Is every unit of use?", "few dead, no copies", "first weights"),
        ("neighbours", "Do the labels fit?", "far above chance", "labels"),
        ("copies", "Is validation new?", "hardly an exact copy", "data"),
    ),
    "one way back": (
        (
            "gradients",
            "Does the blame reach the start?",
            "no layer 1,000 times less",
            "forward pass",
        ),
        (
            "gradient_check",
            "Is it the right blame?",
            "error below 1e-4",
            "backward pass",
        ),
    ),
    "a few steps": (
        ("overfit", "Can it learn twenty by heart?", "the loss goes to 0", "optimizer"),
        ("steps", "How far does a step go?", "1/1000 of the weights", "optimizer"),
    ),
    "an epoch, and after": (
        ("loop", "What does an epoch do?", "each once, in a new order", "training loop"),
        ("repeats", "Is it the same run twice?", "the same seed, the same bits", "training loop"),
        ("prediction", "Is what is used what was trained?", "the same accuracy", "prediction"),
    ),
}
COLUMNS = (2.3, 5.5, 8.3)  # where question, normal and the last begin, of 10


@drawing
def looks():
    """The page to pin up: LOOKS from top to bottom."""
    rows = sum(map(len, LOOKS.values()))
    figure, axis = canvas(size=(7.6, 0.36 * (rows + len(LOOKS)) + 0.3))
    axis.axis("off")
    y, number = 0.0, 0
    for when, group in LOOKS.items():
        axis.text(0, y, when, color=TRAINING, fontweight="bold", va="center")
        axis.plot([0, 10], [y + 0.45] * 2, color=QUIET, lw=0.6)
        for name, question, *texts in group:
            y, number = y + 1, number + 1
            axis.plot(0.15, y, "o", ms=14, color=TRAINING)
            axis.text(0.15, y, number, color="white", ha="center", va="center", fontsize=8)
            axis.text(0.45, y, name, family="monospace", fontsize=9, va="center")
            for x, text in zip(COLUMNS, (question, *texts), strict=True):
                axis.text(x, y, text, va="center", fontsize=9)
        y += 1.25
    for x, text in zip(COLUMNS[1:], ("normal", "if not, look at"), strict=True):
        axis.text(x, 0, text, color=TRAINING, fontweight="bold", va="center")
    axis.set(xlim=(0, 10), ylim=(y - 0.6, -0.6))
    names = [name for group in LOOKS.values() for name, *_ in group]
    return figure, f"{number} looks, in this order: {', '.join(names)}."
