"""Layer by layer: activations, gradients, units, and the weights of the first layer."""

import numpy as np

from mlpkit.plots import canvas, drawing, grid_of_images
from mlpkit.plots.debugging.side_by_side import bars, by_layer, one_digit, told

KINDS = ("dead", "saturated", "copies")  # of units


@drawing
def activations(found, healthy=None):
    """How much each layer's outputs vary from example to example."""

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
