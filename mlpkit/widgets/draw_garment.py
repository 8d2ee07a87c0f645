"""A canvas for notebook 07: draw a garment, and see at once which class a network takes it for."""

import functools
import reprlib
from collections import deque

import numpy as np

from mlpkit.forward_pass import predict_probabilities
from mlpkit.plots import INK, TRAINING, drawing
from mlpkit.preprocessing import flatten, standardize
from mlpkit.widgets import Explorer, stage
from mlpkit.widgets.controls import Buttons, Choice, Control, Slider

SIDE = 28
SEARCHED = 10_000  # training images among which the nearest are found, in a few milliseconds
NEAREST = 5
TAKEN = 100  # images to start from
KEPT = 100  # drawings that undo remembers
EDITS = {  # what each button does to pixels (28, 28)
    "clear": lambda pixels: 0 * pixels,
    "mirror": lambda pixels: pixels[:, ::-1],
    "move": lambda pixels: np.pad(pixels[:, :-1], ((0, 0), (1, 0))),
}


class Drawing(Control):
    """28 × 28 pixels, row by row, each from 0 (blank) to 255 (full ink)."""

    kind = "drawing"

    def fitted(self, value):
        pixels = np.asarray(value)
        if pixels.size != SIDE * SIDE or pixels.dtype.kind not in "iu":
            raise ValueError(
                f"{self.label}: got {reprlib.repr(value)}; expected {SIDE * SIDE} integers."
            )
        return pixels.ravel().clip(0, 255).tolist()

    def ends(self):
        return [[0] * SIDE * SIDE, [255] * SIDE * SIDE]

    def said(self, value):
        return f"{np.count_nonzero(value)} pixels"


class Judge:
    """A network with one hidden ReLU layer as a judge of images; a saved page can run it too.

    network, parameters : of `mlp([784, H, C])`, trained on standardized pixels
    mean, std (784,) : of the standardization, for pixels from 0 to 1

    Called with images (n, 28, 28) of such pixels, it returns probabilities (n, C). Raises
    ValueError for any other network.
    """

    def __init__(self, network, parameters, mean, std):
        self.network, self.parameters, self.mean, self.std = network, parameters, mean, std
        kinds = [getattr(layer, "name", type(layer).__name__) for layer in network]
        if kinds != ["Linear", "relu", "Linear"]:
            raise ValueError(f"Judge: got layers {kinds}; expected Linear, relu, Linear.")

    def __call__(self, images):
        Z = standardize(flatten(images), self.mean, self.std)
        return predict_probabilities(self.network, self.parameters, Z)

    @property
    def layers(self):
        """W1 (784, H), b1 (H,), W2 (H, C), b2 (C,) for pixels that are not standardized.

        Standardizing is linear, so the first layer can absorb it: with S = W1 / std,
        ((x − mean) / std) W1 + b1 = x S + (b1 − mean S).
        """
        W1, b1, W2, b2 = self.parameters.values()
        S = W1 / np.where(self.std == 0, 1, self.std)[:, None]  # divide as `standardize` does
        return {"W1": S, "b1": b1 - self.mean @ S, "W2": W2, "b2": b2}


class DrawGarment(Explorer):
    """A canvas of 28 × 28 pixels, what a network takes the drawing for, and similar images.

    predict : images (n, 28, 28), of the same kind as `images`, → probabilities (n, C); if it is a
        Judge, a saved page can be drawn on too
    images (N, 28, 28), labels (N,) : the training images, uint8 or reals from 0 to 1
    class_names : C names
    others : images (M, 28, 28) to start from, uint8 or reals; without them the training images

    Raises ValueError when a shape or the kind of images doesn't fit.
    """

    bundle = "draw_garment"
    question = "How little must a drawing change to become a different garment?"
    task = (
        "Draw on the garment, erase some of it or move it, until the network takes it for another. "
        "Then do it again with fewer pixels changed."
    )

    def __init__(self, predict, images, labels, class_names, others=None):
        images, labels, names = np.asarray(images), np.asarray(labels), list(class_names)
        searched = as_bytes(images[:SEARCHED])
        self.others = searched[:TAKEN] if others is None else as_bytes(np.asarray(others)[:TAKEN])
        if labels.shape != (len(images),):
            raise ValueError(
                f"DrawGarment: got {len(images)} images and labels {labels.shape}; expected one "
                "label per image."
            )

        def judge(pixels):
            """The probabilities (C,) that predict returns for pixels (28, 28) uint8."""
            p = np.asarray(predict(pixels[None] if images.dtype == np.uint8 else scaled(pixels)))
            if p.shape != (1, len(names)):
                raise ValueError(
                    f"DrawGarment: predict returned {p.shape} for one image; expected "
                    f"(1, {len(names)}), a probability for each class."
                )
            return p[0]

        def scaled(pixels):
            return (pixels[None] / 255).astype(images.dtype)

        judge(self.others[0])  # so that an error appears in the cell that passed `predict`
        self.past = deque(maxlen=KEPT)
        self.layers = getattr(predict, "layers", None)
        # the network with which a page without Python can judge
        here = {"local": self.layers is not None}
        if self.layers is None:
            self.task_alone = "Choose a garment, and see what the network takes it for."
        self.recorded = {"taken": list(range(1, min(30, len(self.others)) + 1))}
        controls = {
            "drawing": Drawing("drawing", self.others[0].ravel().tolist(), on_picture=True, **here),
            "stroke": Slider("strokes so far", 0, 0, 10**9, 1, on_picture=True, **here),
            "taken": Slider("start from garment", 1, 1, len(self.others), 1),
            "tool": Choice("tool", "paint", ["paint", "erase"], **here),
            "width": Slider("width of the brush", 2.0, 1, 6, 0.5, **here),
            "shade": Slider(
                "strength of paint", 0.8, 0.1, 1, 0.1, only={"tool": ["paint"]}, **here
            ),
            "edit": Buttons(
                {"undo": "Undo", "clear": "Clear", "mirror": "Mirror", "move": "One pixel right"},
                **here,
            ),
        }
        find = functools.partial(nearest, *measured(searched))
        super().__init__(
            "Draw a garment",
            functools.partial(
                compute, judge, find, searched, labels[:SEARCHED], names, self.others
            ),
            functools.partial(still, names),
            controls,
            {"class_names": names},
        )

    def recording(self):
        """Record the first garments and, for a Judge, the layers with which the page judges."""
        stops, moments = super().recording()
        for state, numbers, _ in moments if self.layers else ():
            # the drawing that the recorded numbers belong to
            garment = np.array(state["drawing"], np.uint8)
            numbers |= self.layers | {"garment": garment}
        return stops, moments

    def settled(self, state):
        """Put the newly chosen garment on the canvas to start from."""
        if state["taken"] == self.state["taken"]:
            return state
        return state | {"drawing": self.others[state["taken"] - 1].ravel().tolist()}

    def move(self, **changes):
        """Move as in any explorer; undo remembers the drawing before a new stroke or garment."""
        with self.lock:
            for name in ("stroke", "taken"):
                if changes.get(name, self.state[name]) != self.state[name]:
                    self.remember()
            super().move(**changes)

    def remember(self):
        self.past.append(self.state["drawing"])

    def press(self, name):
        """Do one of EDITS, or undo the last edit, stroke or change of garment.

        Clear also takes the brush, because on an empty canvas there is nothing to erase.
        """
        with self.lock:
            now = self.state["drawing"]
            if name == "undo":
                then = self.past.pop() if self.past else now
            else:
                self.remember()
                then = EDITS[name](np.reshape(now, (SIDE, SIDE)))
            self.move(drawing=then, **({"tool": "paint"} if name == "clear" else {}))

    def __repr__(self):
        # A network's output differs between processors; the repr has only what is the same on all.
        pixels = self.controls["drawing"].said(self.state["drawing"])
        return f"DrawGarment(taken={self.state['taken']}, drawing={pixels})"


def as_bytes(images):
    """Return images (N, 28, 28), uint8 or floats from 0 to 1, as uint8; ValueError if neither."""
    real = images.dtype.kind == "f"
    if images.ndim != 3 or images.shape[1:] != (SIDE, SIDE) or not len(images):
        fault = f"shape {images.shape}"
    elif real and 0 <= images.min() <= images.max() <= 1:
        return np.rint(255 * images).astype(np.uint8)
    elif images.dtype == np.uint8:
        return images
    else:
        fault = f"{images.dtype} from {images.min():.3g} to {images.max():.3g}"
    raise ValueError(
        f"DrawGarment: got images of {fault}; expected (N, {SIDE}, {SIDE}), uint8 or reals from "
        "0 to 1."
    )


def measured(images):
    """images (N, 28, 28) uint8 as X (N, 784) float32 from 0 to 1, and ‖x‖² of each row (N,)."""
    X = images.reshape(len(images), -1) / np.float32(255)
    return X, np.einsum("nd,nd->n", X, X)


def nearest(X, squares, x):
    """Return the indices and distances of the NEAREST rows of X (N, D) to x (D,), nearest first.

    ‖X[n] − x‖² = ‖X[n]‖² − 2 X[n] · x + ‖x‖² takes one product; the last term is the same for all.
    """
    far = squares - 2 * (X @ x)
    found = np.argpartition(far, min(NEAREST, len(X)) - 1)[:NEAREST]
    distances = np.linalg.norm(X[found] - x, axis=1)
    order = np.argsort(distances, kind="stable")
    return found[order], distances[order]


def compute(judge, find, images, labels, class_names, others, drawing, taken, **brush):
    """The probabilities (C,) of the drawing, how many of its pixels differ from the garment that
    was taken, what that was taken for, and the training images that are nearest to it."""
    began = judge(others[taken - 1]).argmax()
    pixels = np.array(drawing, np.uint8)
    changed = np.count_nonzero(pixels != others[taken - 1].ravel())
    p = judge(pixels.reshape(SIDE, SIDE))
    found, distances = find(pixels / np.float32(255))
    numbers = {
        "probabilities": p,
        "changed": changed,
        "began": class_names[began],
        "images": images[found],
        "named": [class_names[label] for label in labels[found]],
        "distances": distances,
        "searched": len(images),
    }
    first, second = np.argsort(-p, kind="stable")[:2]
    closest = f"at a distance of {distances[0]:.1f}" if distances[0] else "is the drawing itself"
    return numbers, (
        f"Changed: {changed} of {SIDE * SIDE} pixels of garment {taken}. "
        f"Taken for: {class_names[first]}, {100 * p[first]:.1f}%; then {class_names[second]}, "
        f"{100 * p[second]:.1f}%. The nearest of {len(images):,} training images: "
        f"{', '.join(numbers['named'])}; the first {closest}."
    )


@drawing
def still(class_names, numbers, state):
    """Draw the drawing, the probabilities, and below them the nearest training images."""
    figure, axes = stage(2, 2, size=(7.6, 4.6), edges=(0.02, 0.02, 0.94, 0.93), gaps=0.3)
    canvas, bars, left, right = axes.flat
    canvas.set_position((0.02, 0.34, 0.36, 0.59))
    bars.set_position((0.54, 0.34, 0.38, 0.59))
    left.set_position((0, 0, 1, 0.24))
    right.remove()
    canvas.imshow(np.reshape(state["drawing"], (SIDE, SIDE)), vmin=0, vmax=255)
    canvas.set(title="the drawing", xticks=[], yticks=[])
    canvas.grid(False)

    places = np.arange(len(class_names))
    bars.barh(places, numbers["probabilities"], color=TRAINING)
    for place, p in enumerate(numbers["probabilities"]):
        bars.text(p + 0.02, place, f"{100 * p:.1f}%", va="center", fontsize=8, color=INK)
    bars.set_yticks(places, class_names)
    bars.set(title="taken for", xlim=(0, 1.2), xticks=[], ylim=(len(places) - 0.5, -0.5))
    bars.grid(False)

    left.axis("off")
    for place, (image, name) in enumerate(zip(numbers["images"], numbers["named"], strict=True)):
        begin = 44 * place + 10
        left.imshow(image, extent=(begin, begin + SIDE, SIDE, 0), vmin=0, vmax=255)
        distance = numbers["distances"][place]
        words = f"{name}, {distance:.1f}" if distance else f"{name}, itself"
        left.text(begin + SIDE / 2, SIDE + 2, words, ha="center", va="top", fontsize=8, color=INK)
    left.set(xlim=(0, 44 * NEAREST + 4), ylim=(SIDE + 10, 0), aspect="equal")
    return figure
