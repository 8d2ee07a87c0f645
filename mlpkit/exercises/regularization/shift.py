"""Exercise of notebook 08: shift, images moved by a pixel or a few."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.exercises.regularization.cases import (
    drawn_from_rng,
    fresh,
    images_as_they_were,
    of_shape,
    one_array_of_images,
    pooled,
    repeats,
    shape_of,
    the_dtype_of_x,
)
from mlpkit.regularization import shift

# Whatever was drawn, these facts are the same for every right answer.
FACTS = (
    *("axes", "rows", "columns", "floats", "edge repeated", "zeros", "wrapped", "rolled"),
    *("symmetric", "reflected", "old edge", "other"),
    *("up", "down", "left", "right", "row kept", "column kept", "down alone", "right alone"),
    *("unequal", "too far", "full way", "full way back", "different in one batch"),
    *("anew", "from rng", "X as it was"),
)


def image_cases(rng):
    """X (N, D), rng, most, width: no two pixels equal, one batch of 1."""
    cases = []
    for N, height, most, width, dtype in [
        *((40, 7, 1, 8, np.float64), (50, 10, 2, 11, np.float32), (1, 8, 1, 7, np.float64)),
        (40, 11, 2, 9, np.float32),
    ]:
        X = rng.normal(size=(N, height * width)).astype(dtype)
        cases.append((X, fresh(rng), most, width))
    return cases


def observed(f, X, rng, most, width):
    """FACTS about a batch, and about others that follow."""
    given = X.copy()
    result = f(given, rng, most, width)
    if result is None:
        return None

    def draw(own):
        return pooled(lambda X, rng: f(X, rng, most, width), X, own)

    more = draw(rng) if of_shape(result, X.shape) else None
    if more is None:
        return (*shape_of(result), *(False,) * 25)
    first = moves(result, X, width)[1]
    fills, (down, right) = moves(more, np.tile(X, (len(more) // len(X), 1)), width)
    happened = (
        *(down < 0, down > 0, right < 0, right > 0, down == 0, right == 0),
        *((down != 0) & (right == 0), (down == 0) & (right != 0)),
        (down != right) & (down != 0) & (right != 0),
        np.maximum(abs(down), abs(right)) > most,
        np.maximum(down, right) == most,
        np.minimum(down, right) == -most,
    )
    single = len(X) == 1  # then the result is random
    return (
        *shape_of(result),
        result.dtype.kind == "f",
        *(bool(np.any(fills == fill)) for fill in range(len(FILLS) + 1)),
        *(single or bool(np.any(each)) for each in happened),
        single or len(np.unique(first, axis=1).T) > 1,
        *repeats(draw, rng),
        single or np.array_equal(given, X),
    )


def edge_repeated(images, down, right):
    N, H, W = images.shape
    rows, columns = came_from(images, down, right)
    rows, columns = np.clip(rows, 0, H - 1), np.clip(columns, 0, W - 1)
    return images[np.arange(N)[:, None, None], rows, columns]


def wrapped(images, down, right):
    N, H, W = images.shape
    rows, columns = came_from(images, down, right)
    return images[np.arange(N)[:, None, None], rows % H, columns % W]


def with_zeros(images, down, right):
    _, H, W = images.shape
    rows, columns = came_from(images, down, right)
    inside = (rows >= 0) & (rows < H) & (columns >= 0) & (columns < W)
    return np.where(inside, wrapped(images, down, right), 0)


def rolled_flat(images, down, right):
    N, H, W = images.shape
    rows, columns = came_from(images, down, right)
    places = (rows * W + columns) % (H * W)
    return images.reshape(N, -1)[np.arange(N)[:, None, None], places]


def came_from(images, down, right):
    """The row (N, H, 1) and the column (N, 1, W) that each pixel came from."""
    _, H, W = images.shape
    return np.arange(H)[:, None] - down[:, None, None], np.arange(W) - right[:, None, None]


def padded_as(mode):
    """np.pad's "symmetric" or "reflect"; indices outside are reflected at the edge."""
    once = {"symmetric": 1, "reflect": 0}[mode]

    def filled(images, down, right):
        N, H, W = images.shape
        rows, columns = came_from(images, down, right)
        rows, columns = (
            np.where(k < 0, -k - once, np.where(k >= n, 2 * n - 2 + once - k, k))
            for k, n in ((rows, H), (columns, W))
        )
        return images[np.arange(N)[:, None, None], rows, columns]

    return filled


def old_edge(images, down, right):
    _, H, W = images.shape
    rows, columns = came_from(images, down, right)
    inside = (rows >= 0) & (rows < H) & (columns >= 0) & (columns < W)
    return np.where(inside, wrapped(images, down, right), images)


FILLS = (
    *(edge_repeated, with_zeros, wrapped, rolled_flat),
    *(padded_as("symmetric"), padded_as("reflect"), old_edge),
)


def moves(result, X, width):
    """What filled the edges of each image (an index of FILLS, or len(FILLS)), and (down, right).

    The shift is known from where the pixel in the middle came from.
    """
    old = X.reshape(len(X), -1, width)
    new = result.reshape(old.shape)
    middle = old.shape[1] // 2, width // 2
    near = np.abs(old - new[:, middle[0], middle[1], None, None])
    rows, columns = np.divmod(near.reshape(len(X), -1).argmin(axis=1), width)
    down, right = middle[0] - rows, middle[1] - columns
    fills, left = np.full(len(X), len(FILLS)), np.arange(len(X))
    for place, fill in enumerate(FILLS):
        filled = fill(old[left], down[left], right[left])
        alike = np.isclose(new[left], filled, rtol=1e-4, atol=1e-6).all(axis=(1, 2))
        fills[left[alike]] = place
        left = left[~alike]
        if not len(left):
            break
    return fills, (down, right)


def call(f, X, rng):
    return f(X, rng, 1, 4)


EDGES = {
    1: "zeros come in at an edge. That is common too, but here the edge should be repeated, "
    "because after standardizing, 0 is a grey like any other.",
    2: "what leaves an image on one side comes in on the other: np.roll wraps round. Here the edge "
    "should be repeated.",
    3: "the flat rows were rolled, so the end of one row of pixels came into the next. Give the "
    "image its two dimensions back first.",
    4: "what comes in at an edge is reflected. Here the edge itself should be repeated, however "
    "far the image is moved.",
    5: (
        "what comes in at an edge is reflected, without the edge. Here the edge itself should be "
        "repeated."
    ),
    6: "where nothing comes in, the old pixels have stayed. Here the edge of the moved image "
    "should be repeated.",
    7: "the result is not the image moved by whole pixels, with the edge repeated.",
}


def the_edge_is_repeated(f, rng):
    X = rng.normal(size=(200, 35))
    result = f(X.copy(), fresh(rng), 2, 7)
    fills, _ = moves(result, X, 7)
    if odd := sorted(set(fills.tolist()) - {0}):
        others, _ = moves(result[2:], X[:-2], 7)
        if np.mean(others == 0) > 0.9:
            return "image-axis-padded", (
                "with most = 2 the images have moved along the batch as well: image 0 is where "
                "image 2 was. np.pad with one number pads all axes, even that of the images."
            )
        return f"in {np.sum(fills > 0)} of 200 images: {EDGES[odd[0]]}"


def every_distance_alike(f, rng):
    for most in (1, 2):
        N, alike = 4000, 1 / (2 * most + 1)
        X = np.tile(rng.normal(size=(1, 42)), (N, 1))
        _, (down, right) = moves(f(X.copy(), fresh(rng), most, 6), X, 6)
        if down.any() and right.any() and not np.any(down * right):
            return (
                f"none of {N:,} images was moved both vertically and horizontally. Each has two "
                "distances, drawn separately."
            )
        for axis, distances in (("down", down), ("right", right)):
            if np.max(abs(distances)) > most:
                return f"with most = {most} an image was moved {axis} by {np.max(abs(distances))}."
            shares = {k: float(np.mean(distances == k)) for k in range(-most, most + 1)}
            odd = max(shares, key=lambda k: abs(shares[k] - alike))
            if abs(shares[odd] - alike) > 5 * np.sqrt(alike * (1 - alike) / N):
                told = ", ".join(f"{k} in {number(100 * share)}" for k, share in shares.items())
                return (
                    f"with most = {most}, this is how many of 100 images were moved {axis}, by "
                    f"distance: {told}. All distances should be equally likely, "
                    f"{number(100 * alike)} of 100 each."
                ).replace("-", "−")
        if not abs(np.mean(down * right)) < 0.3:
            return (
                "how far an image is moved down determines how far it is moved right. Draw the two "
                "separately."
            )


def each_on_its_own(f, rng):
    X, generator = rng.normal(size=(40, 20)), fresh(rng)

    def draw():
        return np.unique(moves(call(f, X.copy(), generator), X, 4)[1], axis=1)

    if (moved := draw()).shape[1] == 1:
        if not moved.any() and not draw().any():
            return "with most = 1 no image is moved. −1, 0 and 1 should be equally likely."
        anew = not all(np.array_equal(draw(), moved) for _ in range(8))
        told = "all images of a batch were moved in the same way. Draw for each image."
        return "one-draw-a-batch" if anew else None, told


def any_width(f, rng):
    """28 and one pixel by default, also for a single image."""
    X = rng.normal(size=(1, 84))
    result = f(X.copy(), fresh(rng))
    if not of_shape(result, X.shape):
        return "with width 28 and a single image, the result does not have X's shape."
    if moves(result, X, 28)[0][0]:
        return "with the defaults, most = 1 and width = 28, the result is not a moved image."


def by_index(X, rng, most=1, width=28, *, fill=edge_repeated):
    down, right = rng.integers(-most, most + 1, (2, len(X)))
    images = X.reshape(len(X), -1, width)
    return fill(images, down, right).astype(X.dtype).reshape(X.shape)


def flat_row_rolled(*args):
    return by_index(*args, fill=rolled_flat)


def pixel_by_pixel(X, rng, most=1, width=28):
    moved, height = X.copy(), X.shape[1] // width
    for n in range(len(X)):
        old, new = X[n].reshape(height, width), moved[n].reshape(height, width)
        down, right = rng.integers(-most, most + 1), rng.integers(-most, most + 1)
        for i in range(height):
            for j in range(width):
                row = min(max(i - down, 0), height - 1)
                column = min(max(j - right, 0), width - 1)
                new[i, j] = old[row, column]
    return moved


def cut_from_padded(X, rng, most=1, width=28):
    moved = np.zeros_like(X)
    for n in range(len(X)):
        image = X[n].reshape(-1, width)
        padded = np.pad(image, most, mode="edge")
        top, left = rng.integers(0, 2 * most + 1, 2)
        moved[n] = padded[top : top + len(image), left : left + width].reshape(-1)
    return moved


def cut_at_once(X, rng, most=1, width=28):
    images = X.reshape(len(X), -1, width)
    padded = np.pad(images, ((0, 0), (most, most), (most, most)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, images.shape[1:], axis=(1, 2))
    top = rng.choice(2 * most + 1, len(X))
    left = np.floor(rng.random(len(X)) * (2 * most + 1)).astype(int)
    return windows[np.arange(len(X)), top, left].reshape(X.shape)


def in_place(X, rng, most=1, width=28):
    X[...] = shift(X, rng, most, width)
    return X


def all_moves(X, rng, most=1, width=28):
    return np.concatenate([X, shift(X, rng, most, width)])


EXERCISE = Exercise(
    notebook=8,
    reference=shift,
    extra=True,
    worked=cut_from_padded,
    stub=(
        "Move each image by up to `most` pixels, up or down and left or right.\n\n"
        "X (N, D): each row is an image, `width` pixels wide, row of pixels after row of pixels.\n"
        "How far down and how far right is drawn from rng for each image: two whole numbers from\n"
        "-most to most, all equally likely. What comes in at an edge repeats the edge. Return a\n"
        "new array of X's shape and dtype."
    ),
    cases=image_cases,
    run=observed,
    returns=FACTS,
    hints=(
        "Think of a larger image, with the edge repeated all round, and of a window as large as "
        "the image: where you put the window decides how far the image is moved.",
        "padded (H + 2 · most, width + 2 · most) has `most` more pixels on each side. The window "
        "begins at (top, left), each drawn from 0 … 2 · most, and has H rows and width columns.",
        'np.pad(image, most, mode="edge") repeats the edge. rng.integers(0, 2 * most + 1, 2) '
        "draws top and left; the upper end is not included. Slice, and lay it flat again.",
    ),
    why="Why does an image that was moved by one pixel tell the network something new?",
    properties=(
        Property("one array of images", one_array_of_images(call)),
        Property("X as it was", images_as_they_were(call)),
        Property("the edge is repeated", the_edge_is_repeated),
        Property("each image on its own", each_on_its_own),
        Property("a new draw, from rng", drawn_from_rng(call, "images")),
        Property("every distance alike", every_distance_alike),
        Property("any width", any_width),
        Property("the dtype of X", the_dtype_of_x(call)),
    ),
    mistakes=mistakes(
        ("wraps-round", {'mode="edge"': 'mode="wrap"'}),
        EDGES[2],
        ("zeros-at-the-edge", {'mode="edge"': 'mode="constant"'}),
        EDGES[1],
        ("flat-row-rolled", flat_row_rolled),
        EDGES[3],
        ("one-draw-a-batch", {"(2, N)": "(2, 1)"}),
        "all images of a batch are moved in the same way: both distances were drawn once. Draw "
        "for each image.",
        ("one-distance-for-both", {"most - right": "most - down"}),
        "images are moved down and right by the same distance, so only along a diagonal. Draw two "
        "distances for each image.",
        ("right-only", {"most - down": "most"}),
        "images are moved left and right only. The exercise asks for up and down as well, with a "
        "separate distance.",
        ("down-only", {"most - right": "most"}),
        "images are moved up and down only. The exercise asks for left and right as well, with a "
        "separate distance.",
        ("no-minus", {"-most": "0"}),
        "images are moved down and right, never up or left: the distances begin at 0. They should "
        "run from −most to most.",
        ("end-left-out", {"most + 1": "most"}),
        "no image is moved by +most: rng.integers leaves its upper end out. The distances should "
        "run from −most to most, both included.",
        ("start-left-out", {"-most": "-most + 1"}),
        "no image is moved by −most. The distances should run from −most to most, both included. "
        "(A window in a padded image begins at 0 to 2 · most; rng.integers leaves its upper end "
        "out.)",
        (
            "never-still",
            {"rng.integers(-most, most + 1, (2, N))": "rng.choice([-most, most], (2, N))"},
        ),
        "each image is moved the whole way, −most or most. The exercise asks for all distances "
        "between them as well, 0 included.",
        ("one-pixel", {"rng.integers(-most, most + 1, (2, N))": "rng.integers(-1, 2, (2, N))"}),
        "images are moved by one pixel at most, whatever `most` is.",
        ("one-too-far", {"int(most)": "int(most) + 1"}),
        "some images are moved by most + 1. rng.integers leaves its upper end out, but not its "
        "lower one.",
        ("never", {"rng.integers(-most, most + 1, (2, N))": "np.zeros((2, N), int)"}),
        "no image was moved.",
        ("same-images", lambda X, rng, *more: shift(X, np.random.default_rng(0), *more)),
        "at every call the images are moved in the same way: nothing is drawn from rng. Draw "
        "again at each call, from the rng that comes in.",
        ("other-generator", lambda X, rng, *more: shift(X, np.random.default_rng(), *more)),
        "the distances are not drawn from the rng that comes in, so no run can be repeated.",
        ("both-kept", all_moves),
        "twice as many images came back: each as it was, and each moved. Each should come back "
        "once; otherwise the labels no longer fit.",
        ("not-flat", {".reshape(X.shape)": ""}),
        "the images came back as (N, H, width). They should be rows again, (N, D): reshape at the "
        "end.",
        ("changed-input", in_place),
        "changed X in place: the training images themselves are moved now, and move on at every "
        "call. Make a new array.",
    ),
    alternatives=(cut_from_padded, pixel_by_pixel, cut_at_once, by_index),
)
