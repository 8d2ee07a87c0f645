"""The explorer of notebook 04: from logits to powers of e, probabilities, loss and gradient."""

import numpy as np

from mlpkit.activations import softmax
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.plots import INK, QUIET, TEST, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, stage
from mlpkit.widgets.controls import Buttons, Choice, Slider

LOGITS = {"z0": 2.0, "z1": 1.0, "z2": 0.0, "z3": -1.0}
REACH = 10  # largest logit, on either side of 0
ARROW = 4  # the length of the arrow for a slope of 1, in logits

# The highlighted class's three numbers, and the loss; k is the class, t the true one.
CODE = (
    "p[{k}] = np.exp(z[{k}] / T) / np.sum(np.exp(z / T))",
    "slope[{k}] = (p[{k}] - y[{k}]) / T",
    "loss = -np.log(p[{t}])",
)


class SoftmaxExplorer(Explorer):
    """Four logits, a temperature that divides them, and the true class of one example."""

    bundle = "softmax_explorer"
    question = "How large can the loss get, and how large its slope?"
    task = "Drag a logit, and see how the probabilities, the loss and the slopes respond."
    recorded = {
        "temperature": [0.3, 1, 3],
        **{name: [-4, -1, 0, 2, 5] for name in LOGITS} | {"z1": [-4, -1, 1, 2, 5]},
        "label": [0, 1, 2, 3],
    }

    def __init__(self):
        controls = {
            name: Slider(f"logit {name}", z, -REACH, REACH, on_picture=True)
            for name, z in LOGITS.items()
        }
        controls["label"] = Choice("true class", 1, list(range(len(LOGITS))))
        controls["temperature"] = Slider("temperature T", 1.0, 0.1, 10, 0.05, log=True)
        controls["all"] = Buttons({"add": "add 1 to every logit", "back": "back to 2, 1, 0, −1"})
        super().__init__("Softmax and its loss", compute, still, controls)

    def press(self, name):
        """Add 1 to every logit, or restore them."""
        with self.lock:
            new = {z: self.state[z] + 1 for z in LOGITS} if name == "add" else LOGITS
            self.move(**new)


def compute(temperature, label, **logits):
    """The powers e^(z / T), their shares p of the sum, the loss, and its slopes (p − y) / T in z.

    logits: z0, z1, ... in order; label: true class.
    """
    z = np.array([list(logits.values())])
    labels = np.array([label])
    p = softmax(z / temperature)[0]
    loss = cross_entropy(z / temperature, labels)
    slopes = cross_entropy_backward(z / temperature, labels)[0] / temperature
    powers = np.exp(z[0] / temperature)
    digits = [f"{power:.3g}" for power in (*powers, powers.sum())]
    numbers = {
        "p": p.tolist(),  # e⁻²⁰⁰ is 0 in float32, but its logarithm is finite
        "slopes": slopes,
        "slope_name": slope_name(temperature),
        "loss": float(loss),
        "scaled": z[0] / temperature,
        # a list, because e¹⁰⁰ is not a float32 either
        "powers": [float(power) for power in digits[:-1]],
        "sum": float(digits[-1]),
        "code": CODE,
        "buttons": {
            "add": {"disabled": bool(z.max() > REACH - 1), "why": f"a logit would pass {REACH}"}
        },
    }
    ends = f" The sliders end at ±{REACH}; logits do not." if abs(z).max() == REACH else ""
    true = f"p{chr(ord('₀') + label)}"
    over = "z" if temperature == 1 else "z / T"
    return numbers, (
        f"e to the {over}: {', '.join(digits[:-1])}; sum {digits[-1]}. "
        f"Their shares of it: p = ({', '.join(map(share, p))}). "
        f"True class {label}: loss −log {true} = {loss:.3f}. "
        f"Slopes along z: {slope_name(temperature)} = {listed(slopes)}, "
        f"sum {abs(round(slopes.sum(), 3)):.2f}.{ends} {moved(slopes)}"
    )


def slope_name(temperature):
    """The loss's slope along a logit, in symbols: z / T changes 1/T times as fast as z."""
    return "p − y" if temperature == 1 else "(p − y) / T"


def moved(slopes):
    """Which logits descent raises and which it lowers, in words."""
    ways = {
        "raises": slopes <= -0.0005,
        "lowers": slopes >= 0.0005,
    }  # logits whose slope rounds to 0 do not move
    said = [
        f"{way} {', '.join(f'z{k}' for k in np.flatnonzero(those))}"
        for way, those in ways.items()
        if those.any()
    ]
    return f"Descent {' and '.join(said)}." if said else "Descent moves nothing."


def share(p):
    """Write a probability to three decimals, but never a small one as 0, because it isn't 0."""
    text = f"{p:.3f}"
    return "<0.001" if p > 0 and text == "0.000" else text


def listed(values):
    return f"({', '.join(f'{round(value, 3) + 0.0:.3f}' for value in values)})".replace("-", "−")


@drawing
def still(numbers, state):
    """Draw a row per class: its logit and how descent moves it, its power of e, its probability."""
    figure, (left, middle, right) = stage(
        1, 3, widths=(1.7, 0.75, 0.75), edges=(0.11, 0.12, 0.95, 0.9), gaps=0.26
    )
    z, label = [state[name] for name in LOGITS], state["label"]
    rows = range(len(z))
    left.barh(rows, z, color=QUIET, height=0.3)
    left.axvline(0, color=QUIET, linewidth=0.8)
    for row, slope in enumerate(numbers["slopes"]):
        draw_arrow(left, row + 0.3, z[row], slope, numbers["slope_name"])
    left.set(title="logits z; arrows: descent", xlim=(-REACH, REACH), xticks=[-10, -5, 0, 5, 10])
    left.set_yticks(rows, [f"✓ class {k}" if k == label else f"class {k}" for k in rows])

    total = f"{numbers['sum']:.3g}"
    over = "z" if state["temperature"] == 1 else "z / T"
    for axis, texts in (
        (middle, [f"{power:.3g}" for power in numbers["powers"]]),
        (right, [share(p) for p in numbers["p"]]),
    ):
        axis.barh(rows, numbers["p"], color=bars(label, len(z)), height=0.3)
        for row, text in enumerate(texts):
            axis.text(numbers["p"][row] + 0.03, row, text, va="center", fontsize=9)
        axis.set(xlim=(0, 1.2), yticks=[])
    middle.set_title(f"e to the {over}")
    middle.set_xticks([0, 1], ["0", f"sum {total}"])
    right.text(0.02, label + 0.33, f"loss −log p = {numbers['loss']:.3f}", va="center", fontsize=9)
    right.set(title="probabilities p", xticks=[0, 0.5, 1])
    for axis in (left, middle, right):
        axis.set_ylim(len(z) - 0.4, -0.5)
        axis.grid(axis="y", visible=False)
    return figure


def bars(label, count):
    """The bars' colours: the true class has its own."""
    return [TEST if k == label else TRAINING for k in range(count)]


def draw_arrow(axis, height, z, slope, name):
    """Draw an arrow from a logit in the direction of descent, at most to the edge, and write its
    slope."""
    look = {"arrowstyle": "->", "color": VALIDATION, "lw": 2, "shrinkA": 0, "shrinkB": 0}
    tip = min(max(z - ARROW * slope, -REACH), REACH)
    axis.annotate("", (tip, height), (z, height), arrowprops=look)
    text = f"{name} = {slope:.3f}".replace("-", "−")
    room = (REACH - z) if slope > 0 else (z + REACH)  # at the arrow's tail
    if room > 0.55 * len(text):
        x, where = (z + 0.8, "left") if slope > 0 else (z - 0.8, "right")
    else:
        x, where = (tip - 0.5, "right") if slope > 0 else (tip + 0.5, "left")
    axis.text(x, height, text, ha=where, va="center", fontsize=8, color=INK)
