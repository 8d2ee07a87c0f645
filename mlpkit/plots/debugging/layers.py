"""Layer by layer: activations, gradients, units, and the weights of the first layer."""

from mlpkit.plots import drawing
from mlpkit.plots.debugging.side_by_side import bars, by_layer, one_digit, told

KINDS = ("dead", "saturated", "copies")  # of units


@drawing
def activations(found, healthy=None):
    """Draw how much each layer's outputs vary from example to example."""

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
    """Draw the size of the gradient that arrives at each layer's weights."""

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
    """Draw bars for each hidden layer: the shares of dead and saturated units and of copies."""

    every = found + (healthy or [])
    kinds = [what for what in KINDS if any(getattr(units, what) for units in every)]

    def values(one):
        shown = [(units, what) for units in one for what in kinds or KINDS[:1]]
        return {f"{units.layer}, {what}": getattr(units, what) for units, what in shown}

    def words(one):
        parts = [
            f"{100 * getattr(units, what):.0f}% of {units.layer} {what}"
            for units in one
            for what in KINDS
            if round(getattr(units, what), 2)
        ]
        return ", ".join(parts) or "no unit is dead, saturated or a copy"

    figure = bars(found, healthy, values, "share of the layer's units")
    figure.axes[0].set_xlim(0, 1.1)
    return figure, told(found, healthy, words)
