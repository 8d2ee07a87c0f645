"""The explorer of notebook 07 on a network's mistakes: its confusion matrix, opened."""

import functools
from typing import NamedTuple

import numpy as np

from mlpkit.plots import INK, QUIET, TEST, THIRD, drawing
from mlpkit.training import confusion_matrix
from mlpkit.widgets import Explorer, stage
from mlpkit.widgets.controls import Choice, Control, Slider

ANY = "any"
SHOWN = 12  # images at a time
WHOLE = [0.0, 0.0, 1.0, 1.0]


class Rectangle(Control):
    """A part of the map: left, bottom, right and top, from 0 to 1."""

    kind = "rectangle"

    def fitted(self, value):
        """The rectangle between two corners, in either order, clipped to the map."""
        corners = np.asarray(value, float)
        if corners.shape != (4,) or not np.all(np.isfinite(corners)):
            raise ValueError(
                f"{self.label}: got {value!r}; expected four numbers, left, bottom, right, top."
            )
        corners = np.sort(corners.clip(0, 1).reshape(2, 2), axis=0)
        return corners.ravel().round(4).tolist()

    def ends(self):
        return [[0.0, 0.0, 0.0, 0.0], WHOLE]

    def said(self, value):
        return f"({', '.join(f'{x:.3g}' for x in value)})"


class Judged(NamedTuple):
    """A network's answers for N images of C classes."""

    pixels: np.ndarray  # (N, 28, 28) uint8
    labels: np.ndarray  # (N,)
    predicted: np.ndarray  # (N,)
    sure: np.ndarray  # (N,) the probability of the predicted class
    class_names: list  # C
    points: np.ndarray | None  # (N, 2) on the map, from 0 to 1


class MistakesBrowser(Explorer):
    """The confusion matrix; each cell opens its images, the most confident first.

    images (N, 28, 28), labels (N,), probabilities (N, C), class_names: C names; hidden (N, H): the
    last hidden layer, for a map of the images on its first two principal components. Without it
    there is no map. Raises ValueError when the lengths don't fit or hidden holds nan or inf.
    """

    bundle = "mistakes_browser"
    question = "What does the network take for what, and how confidently?"
    task = "Press a number in the table to see its images."

    def __init__(self, images, labels, probabilities, class_names, hidden=None):
        images, labels, probabilities = map(np.asarray, (images, labels, probabilities))
        names, N, C = list(class_names), len(images), len(class_names)
        if np.shape(labels) != (N,) or np.shape(probabilities) != (N, C):
            raise ValueError(
                f"MistakesBrowser: got {N} images, labels {np.shape(labels)}, probabilities "
                f"{np.shape(probabilities)} and {C} class names; expected labels ({N},) and "
                f"probabilities ({N}, {C})."
            )
        predicted = np.argmax(probabilities, axis=1)
        points = None if hidden is None else map_of(hidden, N)
        sure = probabilities[np.arange(N), predicted]
        judged = Judged(as_pixels(images), labels, predicted, sure, names, points)
        options = [ANY, *names]
        controls = {
            "true": Choice("true class", ANY, options),
            "taken_for": Choice("taken for", ANY, options),
            "page": Slider("page, 12 images each", 1, 1, pages(N), 1, on_picture=True),
            "part": Rectangle("part of the map", WHOLE, on_picture=True),
            "hovered": Slider(
                "image under the pointer", -1, -1, N - 1, 1, on_picture=True, in_passing=True
            ),
        }
        self.recorded = {"true": options, "taken_for": options}
        self.judged, lasting = judged, what_lasts(judged)
        super().__init__(
            "Mistakes",
            functools.partial(compute, judged),
            functools.partial(still, lasting),
            controls,
            lasting,
        )

    def settled(self, state):
        """Begin a new choice on its first page, and don't go beyond the last page."""
        same = all(state[name] == self.state[name] for name in ("true", "taken_for", "part"))
        if not same and state["page"] == self.state["page"]:
            state |= {"page": 1}
        found = chosen(self.judged, state["true"], state["taken_for"], state["part"])
        return state | {"page": min(state["page"], pages(len(found)))}

    def __repr__(self):
        # Long training ends differently on each processor: say only what is the same on all.
        said = ", ".join(f"{name}={self.state[name]}" for name in ("true", "taken_for", "page"))
        return f"MistakesBrowser({said})"


def pages(count):
    """How many pages this many images take; zero images take one."""
    return max(1, -(-count // SHOWN))


def as_pixels(images):
    """Return images of any numbers as bytes: (N, 28, 28) → uint8, from 0 for the lowest to 255."""
    if images.dtype == np.uint8 or not images.size:
        return images.astype(np.uint8)
    low, high = images.min(), images.max()
    scale = 255 / (high - low) if high > low else 0.0
    scaled = (images - low) * scale
    return np.rint(scaled, out=scaled).astype(np.uint8)  # one array of floats, not two


def map_of(hidden, N):
    """Project hidden (N, H) on two principal components: (N, 2) float32, 0 to 1, on one scale.

    Rows are scaled to length 1 first: a hidden layer's information is in the direction, and a few
    very long rows would crowd all the others together. A component has no sign of its own, so its
    largest weight is made positive.
    Raises ValueError unless hidden has N rows of at least two finite numbers.
    """
    hidden = np.asarray(hidden, np.float32)
    if hidden.ndim != 2 or len(hidden) != N or hidden.shape[1] < 2 or not np.isfinite(hidden).all():
        raise ValueError(
            f"MistakesBrowser: got hidden of shape {hidden.shape}; expected finite numbers "
            f"({N}, H), a row for each image, H at least 2."
        )
    lengths = np.linalg.norm(hidden, axis=1, keepdims=True)
    rows = hidden / np.where(lengths == 0, 1, lengths)
    centred = rows - rows.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)  # columns, the widest last
    axes = axes[:, :-3:-1]  # (H, 2)
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]])
    places = centred @ axes
    low, high = places.min(axis=0), places.max(axis=0)
    reach = max(np.max(high - low), np.float32(1e-12))
    return ((places - (low + high) / 2) / reach + np.float32(0.5)).clip(0, 1)


def what_lasts(judged):
    """The numbers that the picture always needs, whatever is chosen: the matrix, and the map's
    points.

    `centres` (C, 2): the medians of the classes' points, where the map shows the classes' names.
    """
    C = len(judged.class_names)
    small = np.min_scalar_type(C)
    lasting = {
        "class_names": judged.class_names,
        "counts": confusion_matrix(judged.labels, judged.predicted, C),
        "labels": judged.labels.astype(small),
        "predicted": judged.predicted.astype(small),
        "percent": np.floor(100 * judged.sure).astype(np.uint8),  # confidence, for the map
    }
    if judged.points is not None:
        there = np.unique(judged.labels)
        centres = np.full((C, 2), np.nan)
        for label in there:
            centres[label] = np.median(judged.points[judged.labels == label], axis=0)
        lasting |= {"points": judged.points, "centres": centres}
    return lasting


def chosen(judged, true, taken_for, part):
    """Return indices of the images of class `true` taken for `taken_for`, the most confident first.

    true, taken_for: names of classes, or "any"; if one is "any", only mistakes are chosen. part: a
    rectangle of the map in which they lie.
    """
    labels, predicted = judged.labels, judged.predicted
    keep = labels != predicted if ANY in (true, taken_for) else np.ones(len(labels), bool)
    if true != ANY:
        keep &= labels == judged.class_names.index(true)
    if taken_for != ANY:
        keep &= predicted == judged.class_names.index(taken_for)
    if part != WHOLE and judged.points is not None:
        keep &= np.all((judged.points >= part[:2]) & (judged.points <= part[2:]), axis=1)
    found = np.flatnonzero(keep)
    return found[np.argsort(-judged.sure[found], kind="stable")]


def compute(judged, true, taken_for, page, part, hovered):
    """Return one page of the chosen images with their confidence, and the image under the pointer.

    `marked`: the chosen images on the whole map; `found`: how many of them lie in `part`.
    """
    found = chosen(judged, true, taken_for, part)
    shown = found[SHOWN * (page - 1) : SHOWN * page]
    numbers = {
        "marked": chosen(judged, true, taken_for, WHOLE),
        "found": len(found),
        "pages": pages(len(found)),
        "shown": shown,
        "images": list(
            judged.pixels[shown]
        ),  # image by image, because a recording keeps each image only once
        "surely": [surely(p) for p in judged.sure[shown]],
        "hovered": None,
    }
    if hovered >= 0:
        numbers["hovered"] = {
            "image": judged.pixels[hovered],
            "surely": surely(judged.sure[hovered]),
        }
    return numbers, said_of(judged, true, taken_for, part, len(found))


def said_of(judged, true, taken_for, part, found):
    """A sentence: how many were found, of which class, among how many images of that class."""
    if true == ANY:
        among = len(judged.labels)
        what = "" if taken_for == ANY else f"Another class taken for {taken_for}: "
    else:
        among = np.count_nonzero(judged.labels == judged.class_names.index(true))
        other = "another class" if taken_for == ANY else taken_for
        what = f"{true}: " if true == taken_for else f"{true} taken for {other}: "
    right = true == taken_for != ANY
    kind = "correct" if right else "mistake" if found == 1 else "mistakes"
    where = "" if part == WHOLE else " in this part of the map,"
    order = ", the surest first" if found else ""
    return f"{what}{found:,} {kind}{where} among {among:,} images{order}."


def surely(p):
    return "> 99.9% sure" if p > 0.999 else f"{100 * p:.1f}% sure"


@drawing
def still(lasting, numbers, state):
    """Draw the matrix, the map next to it if there is one, and one page of images below."""
    figure, axes = stage(2, 2, size=(7.6, 6.6), edges=(0.12, 0.01, 0.99, 0.87), gaps=0.06)
    matrix, plane, pictures = axes[0, 0], axes[0, 1], axes[1, 0]
    axes[1, 1].remove()
    pictures.set_position((0, 0, 1, 0.4))
    draw_matrix(matrix, lasting, state)
    plane.axis("off")
    if "points" in lasting:
        draw_map(plane, lasting)
    draw_page(pictures, lasting, numbers)
    return figure


def draw_matrix(axis, lasting, state):
    from matplotlib.colors import to_rgba

    counts, names = lasting["counts"], lasting["class_names"]
    wrong = counts * (1 - np.eye(len(counts)))
    images = np.maximum(counts.sum(axis=1), 1)  # images of each class
    for i, row in enumerate(counts):
        for j, count in enumerate(row):
            share = 0.5 * count / images[i] if i == j else 0.7 * wrong[i, j] / max(wrong.max(), 1)
            shade = to_rgba(TEST if i == j else THIRD, share)
            axis.fill([j, j + 1, j + 1, j], [i, i, i + 1, i + 1], color=shade, lw=0)
            centred = {"ha": "center", "va": "center_baseline", "fontsize": 7}
            axis.text(j + 0.5, i + 0.5, str(count or "·"), color=INK, **centred)
    if ANY not in (state["true"], state["taken_for"]):
        i, j = names.index(state["true"]), names.index(state["taken_for"])
        axis.plot([j, j + 1, j + 1, j, j], [i, i, i + 1, i + 1, i], color=INK, clip_on=False)
    places = np.arange(len(names)) + 0.5
    axis.set_xticks(places, names, rotation=60, ha="left", rotation_mode="anchor", fontsize=8)
    axis.set_yticks(places, names, fontsize=8)
    axis.tick_params(top=False, labeltop=True, bottom=False, labelbottom=False, left=False)
    axis.set(xlim=(0, len(names)), ylim=(len(names), 0))
    axis.grid(False)
    axis.spines[:].set_visible(False)


def draw_map(axis, lasting):
    """Draw all images by the last hidden layer: faint if right, a cross if wrong."""
    points, wrong = lasting["points"], lasting["labels"] != lasting["predicted"]
    axis.plot(*points[~wrong].T, ".", color=QUIET, markersize=1, alpha=0.5)
    axis.plot(*points[wrong].T, "x", color=THIRD, markersize=2.5, mew=0.6)
    for name, centre in zip(lasting["class_names"], lasting["centres"], strict=True):
        axis.text(*centre, name, ha="center", va="center", fontsize=8, fontweight="bold", color=INK)
    axis.set(xlim=(0, 1), ylim=(0, 1), title="the last hidden layer")


def draw_page(axis, lasting, numbers):
    axis.axis("off")
    names, shown = lasting["class_names"], numbers["shown"]
    for place, (n, image) in enumerate(zip(shown, numbers["images"], strict=True)):
        row, column = divmod(place, SHOWN // 2)
        left, top = 40 * column + 6, 50 * row + 16
        axis.imshow(image, extent=(left, left + 28, top + 28, top))
        words = f"{names[lasting['labels'][n]]}\nas {names[lasting['predicted'][n]]}"
        centred = {"ha": "center", "fontsize": 8, "color": INK}
        axis.text(left + 14, top - 1, words, va="bottom", **centred)
        axis.text(left + 14, top + 29, numbers["surely"][place], va="top", **centred)
    axis.set(xlim=(0, 240), ylim=(104, 0), aspect="equal")
    if not len(shown):
        axis.text(120, 52, "none", ha="center", va="center", color=INK)
