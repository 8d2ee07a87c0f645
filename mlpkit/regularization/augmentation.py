"""Changed images: the same garment, shown differently in every epoch."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from mlpkit.helpers.shapes import is_whole


def mirror(X, rng, width=28):
    """Each image mirrored left to right with probability ½: (N, D) → (N, D), a new array.

    Each row of X is an image, `width` pixels wide, row by row. Raises ValueError when D is not a
    multiple of width.
    """
    images = as_images("mirror", X, width)
    turned, result = rng.random(len(X)) < 0.5, images.copy()
    result[turned] = images[turned, :, ::-1]
    return result.reshape(X.shape)


def shift(X, rng, most=1, width=28):
    """Each image moved by up to `most` pixels, up or down and left or right: (N, D) → (N, D).

    Both distances are drawn for each image, each of the 2 · most + 1 equally likely. New pixels at
    an edge repeat the edge. Each row of X is an image, `width` pixels wide, row by row. Raises
    ValueError when D is not a multiple of width, or most is not a whole number, is below 0, or is
    not below the image's height and width: nothing of the image would remain.
    """
    images = as_images("shift", X, width)
    N, H, W = images.shape
    if not is_whole(most) or not 0 <= most < min(H, W):
        raise ValueError(
            f"shift: got most {most!r}; expected a whole number of pixels from 0 to "
            f"{min(H, W) - 1}, for images of {H} × {W}."
        )
    most = int(most)  # a small integer type would overflow below
    down, right = rng.integers(-most, most + 1, (2, N))
    padded = np.pad(images, ((0, 0), (most, most), (most, most)), mode="edge")
    windows = sliding_window_view(padded, (H, W), axis=(1, 2))  # (N, top, left, H, W)
    return windows[np.arange(N), most - down, most - right].reshape(X.shape)


def as_images(function, X, width):
    """X (N, D) as (N, D / width, width); ValueError if D is not a multiple of width."""
    X = np.asarray(X)
    fits = is_whole(width) and width >= 1 and X.ndim == 2
    if not fits or X.shape[1] == 0 or X.shape[1] % width:
        hint = "; flatten(images) makes such rows" if X.ndim == 3 else ""
        raise ValueError(
            f"{function}: got X of shape {X.shape} and width {width!r}; expected (N, D), with "
            f"D a multiple of the width{hint}."
        )
    return X.reshape(len(X), X.shape[1] // width, width)
