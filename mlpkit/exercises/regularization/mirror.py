"""Exercise of notebook 08: mirror, images flipped left to right at random."""

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
from mlpkit.regularization import mirror

# Whatever images were flipped, these facts are the same for every right answer.
FACTS = (
    *("axes", "rows", "columns", "floats", "as it was", "mirrored", "upside down", "half a turn"),
    *("torn", "another image", "other", "both in one batch", "anew", "from rng", "X as it was"),
)


def image_cases(rng):
    """X (N, D), rng, width: images that are not symmetric, one batch of 1."""
    cases = []
    for N, height, width, dtype in [
        *((60, 3, 4, np.float64), (50, 5, 3, np.float32), (1, 4, 3, np.float64)),
        (40, 2, 28, np.float32),
    ]:
        X = rng.normal(size=(N, height * width)).astype(dtype)
        cases.append((X, fresh(rng), width))
    return cases


def observed(f, X, rng, width):
    """FACTS about a batch, and about others that follow."""
    given = X.copy()
    result = f(given, rng, width)
    if result is None:
        return None
    more = pooled(lambda X, rng: f(X, rng, width), X, rng) if of_shape(result, X.shape) else None
    if more is None:
        return (*shape_of(result), *(False,) * 12)
    found = what_became(more, np.tile(X, (len(more) // len(X), 1)), width)
    first = what_became(result, X, width)
    single = len(X) == 1  # then the result is random
    return (
        *shape_of(result),
        result.dtype.kind == "f",
        *(single or any(found[name]) for name in ("as it was", "mirrored")),
        *(any(found[name]) for name in list(found)[2:]),
        single or (any(first["as it was"]) and any(first["mirrored"])),
        *repeats(lambda own: pooled(lambda X, rng: f(X, rng, width), X, own), rng),
        single or np.array_equal(given, X),
    )


def what_became(result, X, width):
    """{what: for each image whether it is that}; each image is exactly one."""
    old = X.reshape(len(X), -1, width)
    new = result.reshape(old.shape)
    candidates = {
        "as it was": old,
        "mirrored": old[:, :, ::-1],
        "upside down": old[:, ::-1],
        "half a turn": old[:, ::-1, ::-1],
    }
    found, left = {}, np.full(len(X), True)
    for name, images in candidates.items():
        found[name] = left & near(new, images).all(axis=(1, 2))
        left = left & ~found[name]
    pixels = near(new, old) | near(new, old[:, :, ::-1])
    found["torn"] = left & pixels.all(axis=(1, 2))
    left = left & ~found["torn"]
    taken = np.full(len(X), False)
    taken[left] = near(new[left][:, None], old).all(axis=(2, 3)).any(axis=1)
    return found | {"another image": taken, "other": left & ~taken}


def near(one, other):
    return np.isclose(one, other, rtol=1e-4, atol=1e-6)


def call(f, X, rng):
    return f(X, rng, 4)


def each_as_it_was_or_mirrored(f, rng):
    X = rng.normal(size=(200, 12))
    if known := drawn_for_the_batch(f, X, fresh(rng)):
        return known
    found = what_became(call(f, X.copy(), fresh(rng)), X, 4)
    counts = {name: int(np.sum(kinds)) for name, kinds in found.items()}
    wrong = [name for name in list(counts)[2:] if counts[name]]
    if wrong and (known := turned_otherwise(f, fresh(rng))):
        return known
    if wrong:
        return (
            f"{counts[wrong[0]]} of 200 images came back {ODD_IMAGES[wrong[0]]}. Each should be as "
            "it was, or mirrored: its left and right exchanged."
        )
    X = np.tile(np.arange(4.0), (6000, 1))
    turned = call(f, X.copy(), fresh(rng))[:, 0] != 0
    if turned.sum() <= 1:
        return (
            "at most one of 6,000 images was mirrored. Does a return inside the loop end it in its "
            "first round? Each image should have its own coin."
        )
    share = float(np.mean(turned))
    if not abs(share - 0.5) < 0.032:  # 5 sigma
        return (
            f"{number(100 * share)} in 100 of 6,000 images came back mirrored. It should be about "
            "half."
        )
    generator = fresh(rng)
    batches = [int(np.sum(call(f, X[:40].copy(), generator)[:, 0] != 0)) for _ in range(10)]
    if len(set(batches)) == 1:
        return "always-as-many", (
            f"{batches[0]} images were mirrored in each of 10 batches of 40. Each image should "
            "have its own coin, so that chance decides how many are mirrored, too."
        )


def turned_otherwise(f, rng):
    """(slug, sentence) of what was done to the 3 × 4 images that are neither, or None."""
    X = rng.normal(size=(60, 12))
    result = call(f, X.copy(), rng)
    changed = ~near(result, X).all(axis=1)
    if near(result[changed], X[changed][::-1, ::-1]).all():
        return "all-axes-reversed", (
            "the mirrored images have changed places, and are rotated by 180°: without an axis "
            "np.flip reverses all axes. Reverse the last one alone."
        )
    for slug, change, told in (
        (
            "height-for-width",
            lambda image: image.reshape(4, 3)[:, ::-1],
            "images of 3 rows of 4 pixels were cut into 4 rows of 3, and those were reversed. A "
            "row is `width` pixels long: reshape to (N, -1, width).",
        ),
        (
            "rows-and-columns",
            lambda image: image.reshape(3, 4).T,
            "rows and columns of images were exchanged: they are transposed. In a mirror each row "
            "of pixels stays a row, and is reversed.",
        ),
    ):
        if near(result[changed], [change(image).reshape(-1) for image in X[changed]]).all():
            return slug, told
    return None


def drawn_for_the_batch(f, X, rng):
    """(slug, sentence) if all images of a batch are flipped together, but batches differ."""
    mirrored = X.reshape(len(X), -1, 4)[:, :, ::-1]
    batches = [call(f, X.copy(), rng).reshape(mirrored.shape) for _ in range(8)]
    turned = [near(images, mirrored).all(axis=2) for images in batches]  # (N, H) each
    if any((rows != rows[0]).any() for rows in turned):
        return None
    patterns = {tuple(rows[0].tolist()) for rows in turned}
    if all(len(set(pattern)) == 1 for pattern in patterns):
        told = "in each of 8 batches all 200 images came back mirrored, or none."
        slug = "one-draw-a-batch"
    else:
        told = "in each of 8 batches the same rows of pixels are mirrored in all 200 images."
        slug = "one-row-of-draws"
    return None if len(patterns) == 1 else (slug, f"{told} Draw one number for each image.")


ODD_IMAGES = {
    "upside down": "upside down",
    "half a turn": "turned by 180°",
    "torn": "with some pixels mirrored and others not",
    "another image": "as another image of the batch",
    "other": "as something else",
}


def any_batch(f, rng):
    """Half of all single images are flipped; the default width is 28."""
    X, generator = rng.normal(size=(1, 84)), fresh(rng)
    turned = 0
    for _ in range(200):
        result = f(X.copy(), generator)
        if not of_shape(result, X.shape):
            return "with width 28 and a single image, the result does not have X's shape."
        turned += not np.array_equal(result, X)
    if not 64 < turned < 136:
        return f"a batch of 1 was mirrored {number(turned)} times in 200. It should be about half."


def turning(draw, turn):
    """mirror with images changed by turn(images) where draw(N, H, W, rng) is true."""

    def function(X, rng, width=28):
        images = X.reshape(len(X), -1, width)
        turned = np.asarray(draw(*images.shape, rng))
        turned = turned.reshape(turned.shape + (1,) * (3 - turned.ndim))
        return np.where(turned, turn(images), images).reshape(X.shape)

    return function


def one_each(N, H, W, rng):
    return rng.random(N) < 0.5


def left_right(images):
    return images[:, :, ::-1]


def image_by_image(X, rng, width=28):
    mirrored = X.copy()
    for n in range(len(X)):
        if rng.random() < 0.5:
            image = X[n].reshape(-1, width)
            mirrored[n] = image[:, ::-1].reshape(-1)
    return mirrored


def by_mask(X, rng, width=28):
    images = X.reshape(len(X), -1, width).copy()
    turned = rng.integers(0, 2, len(X)) == 1
    images[turned] = images[turned][:, :, ::-1]
    return images.reshape(len(X), -1)


def with_flip(X, rng, width=28):
    images = X.reshape(len(X), X.shape[1] // width, width)
    turned = rng.choice([True, False], size=(len(X), 1, 1))
    return np.where(turned, np.flip(images, axis=2), images).reshape(X.shape)


def by_columns(X, rng, width=28):
    order = np.arange(X.shape[1]).reshape(-1, width)[:, ::-1].reshape(-1)
    turned = rng.binomial(1, 0.5, len(X))[:, None]
    return (turned * X[:, order] + (1 - turned) * X).astype(X.dtype)


def in_place(X, rng, width=28):
    X[...] = mirror(X, rng, width)
    return X


def both_kept(X, rng, width=28):
    mirrored = X.reshape(len(X), -1, width)[:, :, ::-1].reshape(X.shape)
    return np.concatenate([X, mirrored])


def turned_alone(X, rng, width=28):
    images = X.reshape(len(X), -1, width)[rng.random(len(X)) < 0.5]
    return images[:, :, ::-1].reshape(len(images), X.shape[1])


def in_squares(turn):
    """The images cut into squares, width × width: turn(squares, turned) is given N draws."""

    def wrong(X, rng, width=28):
        squares = X.reshape(-1, width, width).copy()
        return turn(squares, rng.random(len(X)) < 0.5).reshape(X.shape)

    return wrong


def by_index(images, turned):
    images[turned] = images[turned][:, :, ::-1]
    return images


def by_where(images, turned):
    return np.where(turned[:, None, None], images[:, :, ::-1], images)


def square_by_square(X, rng, width=28):
    mirrored = X.copy()
    for n in range(len(X)):
        if rng.random() < 0.5:
            mirrored[n] = X[n].reshape(width, width)[:, ::-1].reshape(-1)
    return mirrored


def a_draw_for_each_square(X, rng, width=28):
    squares = X.reshape(-1, width, width)
    return by_where(squares, rng.random(len(squares)) < 0.5).reshape(X.shape)


TYPED = (
    "28 is used as width and height. They should be `width` and D / width: reshape to (N, -1, "
    "width), and NumPy works out the height."
)
TYPED_HEIGHT = (
    "28 is used as the height. It should be D / width: reshape to (N, -1, width), and NumPy works "
    "it out."
)
SQUARES = (
    "the images are cut into squares. Their height should be D / width: reshape to (N, -1, width), "
    "and NumPy works it out."
)


def half_of_the_batch(X, rng, width=28):
    images = X.reshape(len(X), -1, width).copy()
    picked = rng.permutation(len(X))[: len(X) // 2]
    images[picked] = images[picked][:, :, ::-1]
    return images.reshape(X.shape)


def as_images(X, rng, width=28):
    return mirror(X, rng, width).reshape(len(X), -1, width)


EXERCISE = Exercise(
    notebook=8,
    version=2,
    reference=mirror,
    worked=image_by_image,
    stub=(
        "Turn each image left to right with probability 1/2, and leave the others as they are.\n"
        "\n"
        "X (N, D): each row is an image, `width` pixels wide and D / width high, row of pixels "
        "after\n"
        "row of pixels; an image need not be square. Draw from rng, separately for each image.\n"
        "Return a new array of X's shape and dtype."
    ),
    cases=image_cases,
    run=observed,
    returns=FACTS,
    hints=(
        "A row of X is an image laid flat. Give it its two dimensions back first; then left and "
        "right are the two ends of one axis. Each image has its own coin.",
        "images = X as (N, H, width), H = D / width. Mirrored: the last axis backwards, [:, :, "
        "::-1]. Which images: those whose number, drawn from 0 to 1, is below ½. Then back to (N, "
        "D).",
        "Image by image: start from X.copy(). For each n, if rng.random() < 0.5, take X[n]."
        "reshape(-1, width), reverse its columns with [:, ::-1], and put it back as a flat row.",
    ),
    why="In what other data sets should images not be mirrored, and why?",
    properties=(
        Property("one array of images", one_array_of_images(call)),
        Property("X as it was", images_as_they_were(call)),
        Property("as it was, or mirrored", each_as_it_was_or_mirrored),
        Property("a batch of 1", any_batch),
        Property("a new draw, from rng", drawn_from_rng(call, "images")),
        Property("the dtype of X", the_dtype_of_x(call)),
    ),
    mistakes=mistakes(
        ("one-draw-a-batch", turning(lambda N, H, W, rng: rng.random() < 0.5, left_right)),
        "all images of a batch are mirrored, or none: one number was drawn for the batch. Draw one "
        "for each image.",
        ("always", turning(lambda N, H, W, rng: True, left_right)),
        "every image is mirrored, each time. Then the network sees as few different images as "
        "before: mirror each with probability ½.",
        ("never", turning(lambda N, H, W, rng: False, left_right)),
        "no image came back mirrored. Is the draw ever 1? rng.integers(0, 1) never is. And in a "
        "loop, `image = image[:, ::-1]` only gives the name image to a different array: write into "
        "the array that you return.",
        ("upside-down", turning(one_each, lambda images: images[:, ::-1])),
        "images are turned upside down: the rows of pixels are reversed. Left and right are the "
        "two ends of a row.",
        ("half-a-turn", turning(one_each, lambda images: images[:, ::-1, ::-1])),
        "images are rotated by 180°: the whole flat row was reversed, and with it top and bottom. "
        "Reverse each row of pixels by itself.",
        ("another-image", turning(one_each, lambda images: images[::-1])),
        "the images have changed places in the batch: the first axis was reversed. Each label "
        "belongs to one place in the batch. Reverse the axis of the columns.",
        (
            "one-draw-a-row-of-pixels",
            turning(lambda N, H, W, rng: rng.random((N, H)) < 0.5, left_right),
        ),
        "in one image some pixels are mirrored and others are not: there are more draws than "
        "images. Draw once for each image.",
        ("one-row-of-draws", turning(lambda N, H, W, rng: rng.random((1, H)) < 0.5, left_right)),
        "in one image some rows of pixels are mirrored and others not, and they are the same rows "
        "in all images of a batch. Draw one number for each image.",
        (
            "same-images",
            turning(lambda N, H, W, rng: np.random.default_rng(0).random(N) < 0.5, left_right),
        ),
        "at every call the same images are mirrored: nothing is drawn from rng. Draw again at each "
        "call, from the rng that comes in.",
        (
            "other-generator",
            turning(lambda N, H, W, rng: np.random.default_rng().random(N) < 0.5, left_right),
        ),
        "the images to mirror are not drawn from the rng that comes in, so no run can be repeated.",
        ("half-of-the-batch", half_of_the_batch),
        "exactly half of a batch is picked and mirrored, so a batch of 1 never is. Draw separately "
        "for each image.",
        ("typed-28", lambda X, rng, width=28: X.reshape(-1, 28, 28)),
        TYPED,
        ("typed-28-each", lambda X, rng, width=28: X.reshape(len(X), 28, 28)),
        TYPED,
        ("typed-height", lambda X, rng, width=28: X.reshape(-1, 28, width)),
        TYPED_HEIGHT,
        ("typed-height-each", lambda X, rng, width=28: X.reshape(len(X), 28, width)),
        TYPED_HEIGHT,
        ("squares", in_squares(by_index)),
        SQUARES,
        ("squares-where", in_squares(by_where)),
        SQUARES,
        ("squares-one-by-one", square_by_square),
        SQUARES,
        ("squares-drawn", a_draw_for_each_square),
        SQUARES,
        ("turned-alone", turned_alone),
        "only the mirrored images came back. The others belong between them, as they were.",
        ("both-kept", both_kept),
        "twice as many images came back: each as it was, and each mirrored. Each should come back "
        "once, one way or the other; otherwise the labels no longer fit.",
        ("not-flat", as_images),
        "the images came back as (N, H, width). They should be rows again, (N, D): reshape at the "
        "end.",
        ("changed-input", in_place),
        "changed X in place: the training images themselves are mirrored now. Make a new array.",
    ),
    passes=("ties: rng.random(len(X)) < 0.5 as rng.random(len(X)) <= 0.5",),
    alternatives=(image_by_image, by_mask, with_flip, by_columns),
)
