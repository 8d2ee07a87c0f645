"""The canvas: what the network gets, which images are nearest, what undo restores."""

import time

import numpy as np
import pytest

from mlpkit.network import initialize, mlp
from mlpkit.widgets.draw_garment import DrawGarment, Drawing, Judge, as_bytes, measured, nearest

NAMES = ["top", "coat", "bag"]
RNG = np.random.default_rng(0)
IMAGES, LABELS = RNG.integers(0, 256, (40, 28, 28), np.uint8), RNG.integers(0, 3, 40)


def by_thirds(images):
    """Return the share of ink in each third of the rows, like a network that needs no training."""
    sums = np.add.reduceat(images.reshape(len(images), -1).astype(float), [0, 252, 504], axis=1)
    return (sums + 1e-9) / (sums + 1e-9).sum(axis=1, keepdims=True)


def canvas(predict=by_thirds, images=IMAGES, others=None):
    return DrawGarment(predict, images, LABELS, NAMES, others)


def drawn(rows, shade=200):
    """A drawing with these rows inked."""
    pixels = np.zeros((28, 28), int)
    pixels[rows] = shade
    return pixels


def test_the_network_classifies_the_drawing():
    explorer = canvas()
    explorer.move(drawing=drawn([0, 1, 12, 27]))  # thirds: rows 0 to 8, 9 to 17, 18 to 27
    np.testing.assert_allclose(explorer.numbers["probabilities"], [0.5, 0.25, 0.25], rtol=1e-6)
    assert "Taken for: top, 50.0%; then coat, 25.0%." in explorer.said


def test_the_explorer_counts_the_pixels_that_differ_from_the_garment_taken():
    explorer = canvas()
    assert explorer.said.startswith("Changed: 0 of 784 pixels of garment 1. ")
    other = IMAGES[0].copy()
    other[3, 4:7] ^= 128
    explorer.move(drawing=other)
    assert explorer.numbers["changed"] == 3
    assert explorer.said.startswith("Changed: 3 of 784 pixels of garment 1. ")
    explorer.press("undo")
    explorer.move(taken=9)
    assert explorer.said.startswith("Changed: 0 of 784 pixels of garment 9. ")


def test_it_says_what_the_garment_was_taken_for_before_it_was_changed():
    explorer = canvas()
    expected = NAMES[by_thirds(IMAGES[:1])[0].argmax()]
    for rows in ([0], [12], [27]):
        explorer.move(drawing=drawn(rows))
        assert explorer.numbers["began"] == expected
    explorer.move(taken=2)
    assert explorer.numbers["began"] == NAMES[by_thirds(IMAGES[1:2])[0].argmax()]


def test_after_clear_a_stroke_paints_even_if_the_tool_was_the_eraser():
    explorer = canvas()
    explorer.move(tool="erase")
    explorer.press("mirror")
    assert explorer.state["tool"] == "erase"
    explorer.press("clear")
    assert explorer.state["tool"] == "paint"


@pytest.mark.parametrize(
    ("images", "whole"),
    [(IMAGES, 255), ((IMAGES / 255).astype(np.float32), 1), (IMAGES / 255, 1)],
)
def test_the_network_gets_pixels_scaled_like_those_of_the_training_images(images, whole):
    given = []

    def predict(images):
        given.append(images)
        return by_thirds(images)

    explorer = canvas(predict, images)
    explorer.move(drawing=drawn(slice(0, 28), 255))
    assert given[-1].dtype == images.dtype and given[-1].shape == (1, 28, 28)
    assert np.all(given[-1] == whole)
    # the explorer begins with the first image
    np.testing.assert_allclose(given[0][0], images[0], atol=1e-6)


def test_the_nearest_images_agree_with_a_loop_over_all_distances():
    rng = np.random.default_rng(2)
    images, x = rng.integers(0, 256, (300, 28, 28), np.uint8), rng.random(784, np.float32)
    found, distances = nearest(*measured(images), x)
    every = np.linalg.norm(images.reshape(300, -1) / 255 - x, axis=1)
    expected = np.argsort(every)[:5]
    assert found.tolist() == expected.tolist()
    np.testing.assert_allclose(distances, every[expected], rtol=1e-5)


def test_with_few_images_all_of_them_are_the_nearest():
    found, distances = nearest(*measured(IMAGES[:3]), np.zeros(784, np.float32))
    assert sorted(found) == [0, 1, 2] and np.all(np.diff(distances) >= 0)


def test_the_nearest_are_shown_with_their_own_class():
    explorer = canvas()
    explorer.move(drawing=IMAGES[7])
    np.testing.assert_array_equal(explorer.numbers["images"][0], IMAGES[7])
    assert explorer.numbers["named"][0] == NAMES[LABELS[7]]
    assert explorer.numbers["distances"][0] == 0
    assert "the first is the drawing itself" in explorer.said
    assert "nearest of 40 training images" in explorer.said


def test_undo_goes_back_stroke_by_stroke_and_button_by_button():
    explorer = canvas()
    seen = [explorer.state["drawing"]]

    def now():
        return explorer.state["drawing"]

    explorer.move(drawing=drawn([3]), stroke=1)
    explorer.move(drawing=drawn([3, 4]))  # the same stroke continues
    seen.append(now())
    explorer.move(drawing=drawn([3, 4, 9]), stroke=2)
    seen.append(now())
    for button in ("mirror", "move", "clear"):
        explorer.press(button)
        seen.append(now())
    explorer.move(taken=5)
    assert now() == IMAGES[4].ravel().tolist()
    for former in reversed(seen):
        explorer.press("undo")
        assert now() == former
    explorer.press("undo")  # nothing is left to undo
    assert now() == seen[0] and not explorer.failed


def test_the_buttons_mirror_move_and_clear_the_drawing():
    explorer = canvas()
    explorer.press("mirror")
    np.testing.assert_array_equal(
        np.reshape(explorer.state["drawing"], (28, 28)), IMAGES[0, :, ::-1]
    )
    explorer.press("mirror")
    assert explorer.state["drawing"] == IMAGES[0].ravel().tolist()
    explorer.press("move")
    moved = np.reshape(explorer.state["drawing"], (28, 28))
    np.testing.assert_array_equal(moved[:, 1:], IMAGES[0, :, :-1])
    assert not moved[:, 0].any()
    explorer.press("clear")
    assert not any(explorer.state["drawing"])
    assert repr(explorer) == "DrawGarment(taken=1, drawing=0 pixels)"


def test_garments_passed_in_replace_the_default_ones_to_start_from():
    others = RNG.integers(0, 256, (7, 28, 28), np.uint8)
    explorer = canvas(others=others)
    assert explorer.controls["taken"].high == 7
    explorer.move(taken=3)
    assert explorer.state["drawing"] == others[2].ravel().tolist()


def test_the_repr_has_only_what_is_the_same_on_every_processor():
    assert repr(canvas()) == f"DrawGarment(taken=1, drawing={np.count_nonzero(IMAGES[0])} pixels)"


def test_every_extreme_gives_finite_numbers():
    explorer = canvas()
    for name, control in explorer.controls.items():
        for value in [] if control.kind == "buttons" else control.ends():
            explorer.move(**{name: value})
            assert not explorer.failed, (name, value, explorer.said)
            assert np.isfinite(explorer.numbers["probabilities"]).all()
            assert np.isfinite(explorer.numbers["distances"]).all()
            explorer.still(explorer.numbers, explorer.state)


def test_a_drawing_is_784_integers_from_0_to_255():
    control = Drawing("drawing", [0] * 784)
    assert control.fitted([300] * 784) == [255] * 784
    assert control.fitted(np.full((28, 28), -4)) == [0] * 784
    for wrong in ([0] * 783, [0.5] * 784):
        with pytest.raises(ValueError, match="expected 784 integers"):
            control.fitted(wrong)


WRONG = np.zeros((5, 27, 28), np.uint8), IMAGES - 128.0, IMAGES.astype(int)


@pytest.mark.parametrize("images", WRONG)
def test_images_that_are_not_as_expected_are_refused(images):
    with pytest.raises(ValueError, match=r"expected \(N, 28, 28\), uint8 or reals from 0 to 1"):
        as_bytes(images)


def test_labels_and_probabilities_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="expected one label per image"):
        DrawGarment(by_thirds, IMAGES, LABELS[:-1], NAMES)
    with pytest.raises(ValueError, match=r"returned \(1, 3\) for one image; expected \(1, 2\)"):
        DrawGarment(by_thirds, IMAGES, LABELS, NAMES[:2])


def test_undo_remembers_a_hundred_drawings_and_no_more():
    explorer = canvas()
    for stroke in range(1, 131):
        explorer.move(drawing=drawn([stroke % 28]), stroke=stroke)
    assert len(explorer.past) == 100


def test_a_recording_leaves_the_undo_history_alone(tmp_path):
    explorer = canvas()
    explorer.press("clear")
    path = explorer.save(tmp_path / "page.html")
    assert path.stat().st_size < 600_000
    explorer.press("undo")
    assert explorer.state["drawing"] == IMAGES[0].ravel().tolist()


@pytest.mark.proofs
def test_ten_thousand_images_are_searched_quickly():
    images = np.random.default_rng(0).integers(0, 256, (10_000, 28, 28), np.uint8)
    explorer = DrawGarment(by_thirds, images, np.zeros(10_000, int), NAMES)
    times = []
    for _ in range(20):
        start = time.perf_counter()
        explorer.tell()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.015


def test_a_judges_layers_are_its_network_applied_to_raw_pixels():
    rng = np.random.default_rng(0)
    network = mlp([784, 5, 3])
    parameters = initialize(network, rng, dtype=np.float64)
    parameters.vector[:] = rng.standard_normal(parameters.vector.size) / 20
    mean, std = rng.uniform(0, 1, 784), rng.uniform(0.1, 1, 784)
    std[:3] = 0  # pixels that never change
    judge = Judge(network, parameters, mean, std)
    images = rng.uniform(0, 1, (4, 28, 28))
    W1, b1, W2, b2 = judge.layers.values()
    logits = np.maximum(images.reshape(4, -1) @ W1 + b1, 0) @ W2 + b2
    e = np.exp(logits)
    np.testing.assert_allclose(judge(images), e / e.sum(axis=1, keepdims=True), rtol=1e-9)


def test_a_judge_refuses_a_network_that_a_page_cannot_compute():
    network = mlp([784, 5, 5, 3])
    with pytest.raises(ValueError, match=r"Judge: got layers .*; expected Linear, relu, Linear"):
        Judge(network, None, 0, 1)
