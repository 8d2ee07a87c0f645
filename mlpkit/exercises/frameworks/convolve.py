"""Exercise of notebook 12: convolve, a window that slides over an image."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes


def convolve(image, window, bias):
    """The sums (H − K + 1, W − L + 1) of a window (K, L) over an image (H, W), plus bias."""
    (H, W), (K, L) = image.shape, window.shape
    found = np.zeros((H - K + 1, W - L + 1))
    for i in range(H - K + 1):
        for j in range(W - L + 1):
            found[i, j] = np.sum(window * image[i : i + K, j : j + L]) + bias
    return found


def images_and_windows(rng):
    """image, window, bias: small and large windows, and one as large as its image."""
    cases = []
    for size, window, bias in (
        ((5, 6), (3, 3), 0.5),
        ((4, 6), (2, 3), -1.0),
        ((9, 7), (3, 2), 0.0),
        ((4, 5), (1, 1), 2.0),
        ((6, 4), (3, 3), 0.1),
        ((3, 4), (3, 4), 1.5),
    ):
        cases.append((rng.normal(size=size), rng.normal(size=window), bias))
    cases[0][0][0, 0] = 1000
    return cases


def said_where_it_works(f, image, window, bias):
    """f's result; or its ValueError, with a note on the windows for which f is right, if there are
    any."""
    try:
        return f(image, window, bias)
    except ValueError as error:
        for size, name in ((2, "a square window"), (3, "a window of 3 × 3")):
            pixels, weights = np.arange(30.0).reshape(5, 6), np.arange(1.0, size**2 + 1)
            weights = weights.reshape(size, size)
            try:
                works = np.allclose(f(pixels, weights, 0.5), convolve(pixels, weights, 0.5))
            except ValueError:
                continue
            if works:
                told = ValueError(f"{str(error).strip()} — with {name} it would work")
                raise told.with_traceback(error.__traceback__) from None  # at the learner's line
        raise


def floats_of_integers(f, rng):
    """An image of whole numbers gives the same sums as one of floats."""
    image, window = np.eye(4, dtype=np.int64), np.full((2, 2), 0.5)
    found, expected = f(image, window, 0.25), convolve(image, window, 0.25)
    if not np.allclose(found, expected) and np.allclose(found, np.trunc(expected)):
        return (
            "whole-numbers",
            "the sums of an image of whole numbers were cut to whole numbers, because the result "
            "took over the image's dtype. What holds the result should hold floats.",
        )


def slid(rows, columns, bias=1, combine=np.sum, part=lambda pixels: pixels):
    """convolve with different ranges, a different bias, or a different function of the nine
    products."""

    def wrong(image, window, bias_given):
        (H, W), (K, L) = image.shape, window.shape
        found = np.empty((rows(H, K), columns(W, L)))
        for i in range(len(found)):
            for j in range(found.shape[1]):
                pixels = part(image[i : i + K, j : j + L])
                found[i, j] = combine(window * pixels) + bias * bias_given
        return found

    return wrong


def inside(length, window):
    return length - window + 1


def one_short(length, window):
    return length - window


def turned_over(image, window, bias):
    return convolve(image, window[::-1, ::-1], bias)


def transposed_window(image, window, bias):
    return convolve(image, window.T, bias)


def bias_in_every_product(image, window, bias):
    return convolve(image, window, bias * window.size)


def bias_before(image, window, bias):
    """The bias is added to each pixel, before the products."""
    return convolve(image + bias, window, 0)


def padded(image, window, bias):
    K, L = window.shape
    edge = ((K // 2, K // 2), (L // 2, L // 2))
    return convolve(np.pad(image, edge), window, bias)


def same_size(image, window, bias):
    """Zeros below and to the right, so that the result is as large as the image."""
    K, L = window.shape
    return convolve(np.pad(image, ((0, K - 1), (0, L - 1))), window, bias)


def left_in_zeros(image, window, bias):
    """The result has the size of the image; what the window doesn't reach stays 0."""
    found, inner = np.zeros(image.shape), convolve(image, window, bias)
    found[: inner.shape[0], : inner.shape[1]] = inner
    return found


def last_places_left(image, window, bias):
    """The result has its shape; its last row and column stay 0."""
    found = convolve(image, window, bias)
    if found.size > 1:
        found[-1], found[:, -1] = 0, 0
        return found
    return np.zeros(found.shape)


def by_place(piece, put=lambda i, j: (i, j)):
    """convolve with different pieces of the image, or with the sums put in different places."""

    def wrong(image, window, bias):
        found = np.zeros(convolve(image, window, bias).shape)
        for i, j in np.ndindex(*found.shape):
            found[put(i, j)] = np.sum(window * piece(image, i, j, *window.shape)) + bias
        return found

    return wrong


def piece_under(image, i, j, K, L):
    return image[i : i + K, j : j + L]


def piece_at_j_i(image, i, j, K, L):
    return image[j : j + K, i : i + L]


def piece_turned(image, i, j, K, L):
    return image[j : j + L, i : i + K]


def piece_of_three(image, i, j, K, L):
    return image[i : i + 3, j : j + 3]


def size_turned(image, window, bias):
    """The window's width is taken for its height, and the other way round."""
    (H, W), (L, K) = image.shape, window.shape
    found = np.zeros((H - K + 1, W - L + 1))
    for i, j in np.ndindex(*found.shape):
        found[i, j] = np.sum(window * piece_under(image, i, j, K, L)) + bias
    return found


def one_pixel_less(image, window, bias):
    """The slice ends one pixel too soon, as if its end counted."""
    (H, W), (K, L) = image.shape, window.shape
    found = np.empty((H - K + 1, W - L + 1))
    for i in range(H - K + 1):
        for j in range(W - L + 1):
            found[i, j] = np.sum(image[i : i + K - 1, j : j + L - 1] * window) + bias
    return found


def slice_of_the_corner(image, window, bias):
    """The slices end at K and L wherever they begin."""
    (H, W), (K, L) = image.shape, window.shape
    found = np.empty((H - K + 1, W - L + 1))
    for i in range(H - K + 1):
        for j in range(W - L + 1):
            found[i, j] = np.sum(window * image[i:K, j:L]) + bias
    return found


def filled_turned(image, window, bias):
    """The result has its axes exchanged, but is filled as if they were not."""
    (H, W), (K, L) = image.shape, window.shape
    found = np.empty((W - L + 1, H - K + 1))
    for i in range(H - K + 1):
        for j in range(W - L + 1):
            found[i, j] = np.sum(window * image[i : i + K, j : j + L]) + bias
    return found


def never_reset(image, window, bias):
    """The sum is never reset between places."""
    one = convolve(image, window, 0)
    return np.cumsum(one.ravel()).reshape(one.shape) + bias


def centred(image, window, bias):
    """A border of zeros half as wide as the window, and a result as large as the image."""
    (H, W), (K, L) = image.shape, window.shape
    border = np.pad(image, ((K // 2, K // 2), (L // 2, L // 2)))
    found = np.zeros_like(image)
    for i in range(H):
        for j in range(W):
            found[i, j] = np.sum(border[i : i + K, j : j + L] * window) + bias
    return found


def jumping(image, window, bias):
    """The window moves by its own size; the places between stay 0."""
    K, L = window.shape
    found, full = np.zeros_like(convolve(image, window, bias)), convolve(image, window, bias)
    found[::K, ::L] = full[::K, ::L]
    return found


def in_blocks(image, window, bias):
    """The window jumps by its own size."""
    (K, L) = window.shape
    return convolve(image, window, bias)[::K, ::L].copy()


def matrix_product(image, window, bias):
    """window @ pixels in place of window * pixels."""
    (H, W), (K, L) = image.shape, window.shape
    found = np.empty((H - K + 1, W - L + 1))
    for i in range(H - K + 1):
        for j in range(W - L + 1):
            found[i, j] = np.sum(window @ image[i : i + K, j : j + L]) + bias
    return found


def product_from_the_right(image, window, bias):
    (H, W), (K, L) = image.shape, window.shape
    found = np.empty((H - K + 1, W - L + 1))
    for i in range(H - K + 1):
        for j in range(W - L + 1):
            found[i, j] = np.sum(image[i : i + K, j : j + L] @ window) + bias
    return found


def corner_only(image, window, bias):
    """One pixel against the whole window."""
    (H, W), (K, L) = image.shape, window.shape
    return np.sum(window) * image[: H - K + 1, : W - L + 1] + bias


def square_window(image, window, bias):
    """Its height is taken for its width, too."""
    (H, W), K = image.shape, window.shape[0]
    found = np.empty((H - K + 1, W - K + 1))
    for i in range(H - K + 1):
        for j in range(W - K + 1):
            found[i, j] = np.sum(window * image[i : i + K, j : j + K]) + bias
    return found


def of_three(image, window, bias):
    """Assumes a window of 3 × 3, whatever was passed."""
    H, W = image.shape
    found = np.empty((H - 2, W - 2))
    for i in range(H - 2):
        for j in range(W - 2):
            found[i, j] = np.sum(window * image[i : i + 3, j : j + 3]) + bias
    return found


def in_views(image, window, bias):
    views = np.lib.stride_tricks.sliding_window_view(image, window.shape)
    return np.einsum("ijkl,kl->ij", views, window) + bias


def window_by_window(image, window, bias):
    """A shifted image for each weight of the window."""
    (H, W), (K, L) = image.shape, window.shape
    found = np.full((H - K + 1, W - L + 1), float(bias))
    for k in range(K):
        for m in range(L):
            found += window[k, m] * image[k : k + H - K + 1, m : m + W - L + 1]
    return found


def as_products(image, window, bias):
    """Each place's pixels as a row, times the window as a column."""
    (H, W), (K, L) = image.shape, window.shape
    places = [(i, j) for i in range(H - K + 1) for j in range(W - L + 1)]
    rows = np.array([image[i : i + K, j : j + L].ravel() for i, j in places])
    return (rows @ window.ravel() + bias).reshape(H - K + 1, W - L + 1)


EXERCISE = Exercise(
    notebook=12,
    version=2,
    reference=convolve,
    stub=(
        "What a window finds as it slides over an image, one pixel at a time.\n\n"
        "image (H, W), window (K, L), bias a number. At each place where the window is wholly\n"
        "inside the image: the sum of window times the pixels under it, plus bias. The result\n"
        "is (H − K + 1, W − L + 1), of floats; its [i, j] is for the window whose top left corner\n"
        "is at [i, j]. Change nothing."
    ),
    cases=images_and_windows,
    run=said_where_it_works,
    sizes={"image": "H W", "window": "K L"},
    hints=(
        "Two loops, one for each axis of the result. At each place, cut a piece as large as the "
        "window out of the image.",
        "The piece under the window at [i, j] has the rows i to i + K and the columns j to j + L. "
        "Multiply it by the window, number by number, add all products up, then add the bias, "
        "once.",
        "found = np.zeros((H - K + 1, W - L + 1)); for i in range(H - K + 1), for j in range("
        "W - L + 1): found[i, j] = np.sum(window * image[i : i + K, j : j + L]) + bias.",
    ),
    why="Nine weights find an edge anywhere. How many would a linear layer need for that?",
    mistakes=mistakes(
        ("turned-over", turned_over),
        "the window is upside down and the wrong way round, as mathematicians define a "
        "convolution. Networks don't turn it: its first weight meets the pixel at [i, j].",
        ("transposed-window", transposed_window),
        "the window's rows and columns have changed places.",
        ("bias-in-every-product", bias_in_every_product),
        "the bias was added to every product, so it counts K · L times. Add it once, to the sum.",
        ("bias-in-every-pixel", bias_before),
        "the bias was added to the pixels, before the products. Add it once, to the sum.",
        ("no-bias", slid(inside, inside, bias=0)),
        "the bias is missing.",
        ("mean", slid(inside, inside, combine=np.mean)),
        "this is the mean of the products. A convolution takes their sum.",
        ("one-short", slid(one_short, one_short)),
        "the last row and the last column of places are missing. The window still fits at "
        "i = H − K: there are H − K + 1 places.",
        ("padded", padded),
        "the image got a border of zeros, so the result is larger. The exercise asks only for "
        "places where the window is wholly inside the image.",
        ("same-size", same_size),
        "the window hangs over the right and lower edges, as if there were zeros beyond them. The "
        "exercise asks only for places where it is wholly inside.",
        ("left-in-zeros", left_in_zeros),
        "the numbers are right, but the result has the size of the image: in its last rows and "
        "columns the window does not fit. It should be (H − K + 1, W − L + 1).",
        ("last-places-left", last_places_left),
        "the last row and the last column are still 0. The window fits there too: i goes up to "
        "H − K, j up to W − L.",
        ("piece-at-j-i", by_place(piece_at_j_i)),
        "each piece of the image begins at row j and column i. It should be row i and column j.",
        ("piece-turned", by_place(piece_turned)),
        "i and j have changed places in the piece of the image: its rows are i to i + K, its "
        "columns j to j + L.",
        ("put-at-j-i", by_place(piece_under, put=lambda i, j: (j, i))),
        "each sum was put at [j, i] of the result. Rows come first: [i, j].",
        ("one-pixel-less", one_pixel_less),
        "the piece of the image is a row and a column too small. A slice leaves out its end: "
        "i : i + K has K rows.",
        ("slice-of-the-corner", slice_of_the_corner),
        "each piece ends at row K and column L, wherever it begins. A window at [i, j] ends K rows "
        "after i and L columns after j.",
        ("filled-turned", filled_turned),
        "the result was made as (W − L + 1, H − K + 1). Rows come first: (H − K + 1, W − L + 1).",
        ("never-reset", never_reset),
        "the sum goes on from place to place. Each place should have its own sum.",
        ("centred", centred),
        "the image got a border of zeros, so the result is as large as the image. The exercise "
        "asks only for places where the window is wholly inside.",
        ("jumping", jumping),
        "the window jumps by its own size, and the places between stay 0. It should slide by one "
        "pixel.",
        ("in-blocks", in_blocks),
        "the window jumps by its own size. It should slide by one pixel.",
        ("matrix-product", matrix_product),
        "this is a matrix product of window and pixels. Each weight is multiplied by the one pixel "
        "under it: *, not @.",
        ("product-from-the-right", product_from_the_right),
        "this is a matrix product of pixels and window. Each weight is multiplied by the one pixel "
        "under it: *, not @.",
        ("corner-only", corner_only),
        "at each place one pixel was multiplied by the whole window. Each weight has its own "
        "pixel: cut a piece as large as the window out of the image.",
        ("square-window", square_window),
        "the window's height was taken for its width as well. A window is K by L.",
        ("size-turned", size_turned),
        "the window's height and width have changed places. window.shape is (K, L).",
        ("pieces-of-three", by_place(piece_of_three)),
        "each piece of the image is 3 × 3, whatever the window. Its size is window.shape.",
        ("of-three", of_three),
        "a window of 3 × 3 was taken for granted. Its size is window.shape.",
    ),
    properties=(Property("floats", floats_of_integers),),
    alternatives=(in_views, window_by_window, as_products),
)
