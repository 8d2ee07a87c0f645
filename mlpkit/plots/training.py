"""The figures of notebook 07: curves, mistakes, weights.

Training in float32 ends a little differently on each processor. So these captions tell what is
greater than what, and numbers only through `about`.
"""

import numpy as np
from matplotlib.ticker import MaxNLocator

from mlpkit.plots import (
    FIFTH,
    FOURTH,
    INK,
    QUIET,
    TEST,
    THIRD,
    TRAINING,
    VALIDATION,
    canvas,
    drawing,
    grid_of_images,
)
from mlpkit.reporting import about, of_this_run

SHADES = (FOURTH, TRAINING, THIRD, VALIDATION, FIFTH)


def epochs_axis(axis, label):
    axis.set(xlabel="epoch", ylabel=label)
    axis.xaxis.set_major_locator(MaxNLocator(integer=True))


@drawing
def curves(history, loss_about, accuracy_about):
    """Loss and accuracy by epoch. loss_about, accuracy_about: (reference, tolerance) of the last
    training loss and the last accuracy, validation's where there is one."""
    figure, axes = canvas(1, 2, size=(7.6, 2.8))
    pairs = (
        ("loss", history.losses, history.validation_losses),
        ("accuracy", history.accuracies, history.validation_accuracies),
    )
    for axis, (name, training, validation) in zip(axes, pairs, strict=True):
        epochs = np.arange(1, len(training) + 1)
        axis.plot(epochs, training, color=TRAINING, label="training")
        if validation:
            axis.plot(epochs, validation, "--", color=VALIDATION, label="validation")
        epochs_axis(axis, name)
    if history.validation_losses:
        axes[1].legend(loc="lower right")
    accuracy = (history.validation_accuracies or history.accuracies)[-1]
    which = "validation" if history.validation_accuracies else "training"
    return figure, (
        f"After {history.epochs} epochs: training loss {about(history.losses[-1], *loss_about)}, "
        f"{which} accuracy {about(accuracy, *accuracy_about)}."
    )


@drawing
def plateau(histories, chance, epochs):
    """Training loss of several runs, {name: history}, in their first epochs; chance: ln C."""
    figure, axis = canvas(size=(7.0, 2.8))
    waits = []
    for (name, history), style in zip(histories.items(), ("-", "--"), strict=True):
        losses = history.losses[:epochs]
        axis.plot(range(1, epochs + 1), losses, style, marker=".", label=name)
        waits.append(f"{name}: {sum(loss > 0.95 * chance for loss in losses)}")
    axis.axhline(chance, color=QUIET, linestyle=":", linewidth=1.2)
    axis.text(epochs, chance, "knows nothing", ha="right", va="bottom", color=INK)
    epochs_axis(axis, "training loss")
    axis.set_ylim(0, 1.15 * chance)
    axis.legend(loc="lower left")
    return figure, f"Epochs whose mean loss stays within 5 % of chance. {'; '.join(waits)}."


@drawing
def spread_by_layer(spreads):
    """spreads: {name: [how much each layer's output differs between images]}, on a log scale."""
    figure, axis = canvas(size=(7.0, 2.6))
    layers = [f"layer {k + 1}" for k in range(len(next(iter(spreads.values()))))]
    layers[-1] = "logits"
    for (name, values), style in zip(spreads.items(), ("o-", "s--"), strict=True):
        axis.plot(layers, values, style, label=name, markersize=7)
    axis.set(yscale="log", ylabel="standard deviation\nbetween images")
    axis.grid(axis="x")
    axis.legend()
    parts = [f"{name} {values[0]:.1e} → {values[-1]:.1e}" for name, values in spreads.items()]
    return figure, f"From layer 1 to the logits: {'; '.join(parts)}."


@drawing
def fits(histories):
    """Training and validation loss of several runs side by side: {name: history}."""
    figure, axes = canvas(1, len(histories), size=(7.6, 2.8), sharey=True)
    for axis, (name, history) in zip(axes, histories.items(), strict=True):
        epochs = np.arange(1, history.epochs + 1)
        axis.plot(epochs, history.losses, color=TRAINING, label="training")
        axis.plot(epochs, history.validation_losses, "--", color=VALIDATION, label="validation")
        best = int(np.argmin(history.validation_losses))
        axis.plot(epochs[best], history.validation_losses[best], "o", color=VALIDATION)
        axis.set_title(name, fontsize=9.5)
        epochs_axis(axis, "")
    axes[0].set(ylabel="loss", ylim=(0, 2.1))
    axes[0].legend(loc="lower left")
    rose = [name for name, h in histories.items() if h.validation_losses[-1] > 2 * h.losses[-1]]
    return figure, (
        "Where the validation loss ends at more than twice the training loss: "
        f"{', '.join(rose) or 'nowhere'}."
    )


@drawing
def where_time_goes(parts, products):
    """The parts of a step, {name: milliseconds}, over its bare matrix products (milliseconds).

    Of each, what it took every time, measured in turns; the least is drawn, since whatever else
    the computer does can only add to it.
    """
    figure, axis = canvas(size=(7.6, 1.9))
    start, bare = 0.0, min(products)
    for (name, ms), color in zip(parts.items(), SHADES, strict=True):
        axis.barh(1, min(ms), left=start, color=color, height=0.55, label=name)
        start += min(ms)
    axis.barh(0, bare, color=QUIET, height=0.55)
    axis.set_yticks([1, 0], ["one step", "bare products"])
    axis.set(xlabel="milliseconds", xlim=(0, 1.02 * max(start, bare)))
    axis.grid(axis="y", visible=False)
    figure.legend(loc="outside upper center", ncols=len(parts), fontsize=8.5, handlelength=1)
    if bare > start:
        return figure, (
            "Not comparable: the bare products took longer than the step that contains them. "
            "Run the cell again."
        )
    times = {**parts, "bare products": products}
    varied = ", ".join(name for name, ms in times.items() if np.median(ms) > 2 * min(ms))
    remark = (
        " But the computer was busy. These usually took more than twice as long as drawn, and may "
        f"not be comparable: {varied}."
    )
    claim = f"The bare products take more than a quarter of a step: {bare > start / 4}."
    return figure, claim + of_this_run(remark if varied else "")


@drawing
def data_sets(sets):
    """Two classes in the plane, several times: {name: (X (N, 2), labels (N,))}."""
    figure, axes = canvas(1, len(sets), size=(7.6, 2.1))
    said = []
    for axis, (name, (X, labels)) in zip(axes, sets.items(), strict=True):
        for label, color, marker in ((0, VALIDATION, "o"), (1, TRAINING, "^")):
            axis.plot(*X[labels == label].T, marker, color=color, markersize=2.5, mew=0)
        axis.set(title=name, xticks=[], yticks=[], aspect="equal")
        axis.grid(False)
        far = [np.linalg.norm(X[labels == label], axis=1).mean() for label in (0, 1)]
        signs = [np.mean(np.sign(X[labels == label]).prod(axis=1)) for label in (0, 1)]
        said.append(
            f"{name} {far[0]:.2f} and {far[1]:.2f}, {signs[0] + 0.0:.2f} and {signs[1] + 0.0:.2f}"
        )
    return figure, (
        "For each class, mean distance from (0, 0), and mean sign of x₁x₂: " + "; ".join(said) + "."
    )


@drawing
def confusion(counts, class_names):
    """A confusion matrix (C, C): rows true, columns predicted; the diagonal is left pale."""
    figure, axis = canvas(size=(6.2, 5.0))
    wrong = counts * (1 - np.eye(len(counts)))
    axis.imshow(wrong, cmap="Oranges")
    for i, row in enumerate(counts):
        for j, count in enumerate(row):
            right = i == j
            ink = TEST if right else ("white" if count > 0.6 * wrong.max() else "#333333")
            weight = "bold" if right else "normal"
            centred = {"ha": "center", "va": "center", "fontsize": 8.5}
            axis.text(j, i, str(count or "·"), color=ink, fontweight=weight, **centred)
    places = range(len(class_names))
    axis.set_xticks(places, class_names, rotation=40, ha="right")
    axis.set_yticks(places, class_names)
    axis.set(xlabel="predicted", ylabel="true")
    axis.grid(False)
    shares = np.diag(counts) / counts.sum(axis=1)
    i, j = np.unravel_index(np.argmax(np.tril(wrong + wrong.T)), counts.shape)
    return figure, (
        f"{counts.sum():,} images. Hardest class: {class_names[np.argmin(shares)]}. "
        f"Most often mixed up: {class_names[i]} and {class_names[j]}."
    )


@drawing
def confident_mistakes(images, true, predicted, probabilities, class_names):
    """Images (K, H, W), each with its label, what it was taken for, and how surely."""
    figure, axes = canvas(2, (len(images) + 1) // 2, size=(7.6, 4.2))
    titles = [
        f"{class_names[t]}\nas {class_names[p]}\n{'> 99.9%' if q > 0.999 else f'{q:.1%}'}"
        for t, p, q in zip(true, predicted, probabilities, strict=True)
    ]
    grid_of_images(axes, images, titles)
    floor = 0.99 if min(probabilities) > 0.99 else 0.9 if min(probabilities) > 0.9 else 0
    return (
        figure,
        f"{len(images)} wrong answers, every one given with more than {floor:.0%} certainty.",
    )


@drawing
def weights_as_images(W, columns=8):
    """Each column of W (784, M) as an image: what one hidden unit looks for.

    W has been trained from the start of the original experiment, 0.01 · N(0, 1).
    """
    figure, axes = canvas(
        -(-W.shape[1] // columns), columns, size=(7.0, 1.0 * W.shape[1] / columns)
    )
    images = W.T.reshape(-1, 28, 28)
    reach = np.quantile(np.abs(W), 0.99)
    grid_of_images(axes, images, cmap="RdBu", vmin=-reach, vmax=reach)
    unmoved = int(np.sum(W.std(axis=0) < 0.02))  # they start at 0.01
    return figure, (
        f"{W.shape[1]} units of the first layer, blue for and red against; "
        f"{unmoved} of them never left their start."
    )


@drawing
def unit_activity(shares):
    """shares: for each hidden unit, the share of images on which it is above 0."""
    figure, axis = canvas(size=(7.0, 2.3))
    axis.hist(shares, bins=np.linspace(0, 1, 26), color=TRAINING)
    axis.set(xlabel="share of images that switch the unit on", ylabel="units", xlim=(0, 1))
    dead, always = int(np.sum(shares == 0)), int(np.sum(shares == 1))
    return figure, f"{len(shares)} units: {dead} never on, {always} always on."
