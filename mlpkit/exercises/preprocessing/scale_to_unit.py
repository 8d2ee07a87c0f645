"""Exercise of notebook 01: scale_to_unit, pixels from 0 to 255 as numbers from 0 to 1."""

import numpy as np

from mlpkit.checker import Exercise, mistakes
from mlpkit.preprocessing import scale_to_unit


def image_cases(rng):
    """uint8 of several shapes. In some no pixel is 0 or 255; in others a few are."""
    images = rng.integers(10, 240, (3, 4, 4), dtype=np.uint8)
    edges = rng.integers(0, 256, (2, 3, 5), dtype=np.uint8)
    edges[0, 0, :2], edges[1, 2, 0] = (0, 255), 255
    flat = rng.integers(20, 200, (4, 6), dtype=np.uint8)
    faint = np.array([[0, 1, 1], [1, 0, 0]], np.uint8)  # no pixel is above 1
    single = np.array([102], np.uint8)
    return [(images,), (edges,), (flat,), (single,), (images[:1] // 2,), (faint,)]


def scale_in_loops(images):
    x = np.zeros(images.shape, dtype=np.float32)
    for index in np.ndindex(images.shape):
        x[index] = int(images[index]) / 255
    return x


def scale_by_table(images):
    table = np.linspace(0, 1, 256, dtype=np.float32)
    return table[images]


def scale_by_each_image(images):
    largest = np.max(images.reshape(len(images), -1), axis=1)
    return (images / largest.reshape(-1, *[1] * (images.ndim - 1))).astype(np.float32)


def scale_from_minimum(images):
    low, high = int(images.min()), int(images.max())
    return ((images - np.float32(low)) / np.float32(high - low or 1)).astype(np.float32)


def divided_in_place(images):
    images /= 255
    return images


EXERCISE = Exercise(
    notebook=1,
    extra=True,
    version=2,
    reference=scale_to_unit,
    stub="Return images / 255 as float32, 0 to 1. images is uint8, of any shape.",
    cases=image_cases,
    dtype="float32",
    hints=(
        "255 is full ink and becomes 1, whatever else is in the image. The result has "
        "fractions, so it can't be uint8.",
        "x = pixel / 255, with x of the shape of images: 0 → 0, 102 → 0.4, 255 → 1.",
        "Leave uint8 first: astype(np.float32) makes a new array. Then divide.",
    ),
    why="Why is every image divided by 255, and not by its own largest pixel?",
    mistakes=mistakes(
        ("float64", lambda images: images / 255),
        "the values are right, but the dtype should be float32. A plain division gives float64, "
        "which takes 8 bytes per pixel where 4 are enough.",
        ("by-256", lambda images: (images / 256).astype(np.float32)),
        "this divides by 256: full ink comes out as 0.996. There are 256 values, from 0 to 255, "
        "and the largest should become 1.",
        ("whole-division", lambda images: images // 255),
        "// throws the fraction away, and the result is still uint8. Only full ink became 1; all "
        "else became 0.",
        ("whole-division-as-floats", lambda images: (images // 255).astype(np.float32)),
        "// throws the fraction away. Only full ink became 1; all else became 0.",
        ("back-to-uint8", lambda images: np.rint(images / 255).astype(np.uint8)),
        "the result is uint8 again, and all fractions are gone: every pixel is 0 or 1.",
        ("by-largest", lambda images: (images / np.max(images)).astype(np.float32)),
        "this divides by the largest pixel that occurs. 255 is full ink in every image: divide by "
        "that, or the same grey gets a different number in a different set.",
        ("each-by-its-largest", scale_by_each_image),
        "every image is divided by its own largest pixel, so that a pale coat becomes as dark as a "
        "black one. Divide all images by 255.",
        ("stretched", scale_from_minimum),
        "the smallest pixel became 0 and the largest 1. Divide by 255 only: then the same grey "
        "gets the same number in every image.",
        ("minus-one-to-one", lambda images: (images / 127.5 - 1).astype(np.float32)),
        "this runs from −1 to 1. It should run from 0 to 1.",
        (
            "only-above-1",
            lambda images: (images / (255 if np.max(images) > 1 else 1)).astype(np.float32),
        ),
        "images whose pixels are all 0 or 1 came back undivided: the result depends on which "
        "pixels occur. A pixel of 1 out of 255 is hardly any ink: always divide by 255.",
        ("clipped", lambda images: np.clip(images, 0, 1).astype(np.float32)),
        "everything above 0 became 1: the pixels were clipped, not divided. The shades of grey "
        "are lost.",
        (
            "standardized",
            lambda images: ((images - images.mean()) / (images.std() or 1)).astype(np.float32),
        ),
        "the mean was subtracted and the spread made 1: that is standardizing. The exercise asks "
        "for numbers from 0 to 1.",
        ("in-place", divided_in_place),
        "in-place division writes the fractions into the array of uint8, which holds only whole "
        "numbers. Make an array of floats first.",
    ),
    alternatives=(
        scale_in_loops,
        scale_by_table,
        lambda images: images.astype(np.float32) / 255,
        lambda images: (images / 255).astype(np.float32),
        lambda images: np.divide(images, 255, dtype=np.float32),
    ),
)
