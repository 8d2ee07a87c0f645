"""The explorer of a network's mistakes: its choice of images, its pages, its map."""

import numpy as np
import pytest

from mlpkit.activations import softmax
from mlpkit.preprocessing import load_fashion_mnist
from mlpkit.widgets.mistakes_browser import (
    ANY,
    WHOLE,
    MistakesBrowser,
    Rectangle,
    as_pixels,
    map_of,
)

from .test_recording import LARGEST, opened

NAMES = ["top", "coat", "bag"]


def judged(N=60, names=NAMES, **more):
    """Return arguments: random images, labels and probabilities; more: arguments that replace
    these."""
    rng, C = np.random.default_rng(0), len(names)
    arguments = {
        "images": rng.integers(0, 256, (N, 28, 28), np.uint8),
        "labels": rng.integers(0, C, N),
        "probabilities": rng.dirichlet(np.ones(C), N),
        "class_names": names,
        "hidden": rng.standard_normal((N, 5)),
    }
    return arguments | more


def six():
    """Return (browser, shown) for six images with known answers; shown(true, taken_for) ->
    indices."""
    predicted = [1, 0, 1, 0, 1, 1]
    probabilities = np.zeros((6, 3))
    probabilities[np.arange(6), predicted] = [0.5, 0.9, 0.8, 0.7, 0.6, 0.95]
    hidden = np.array([[1, 0], [1, 0], [0, 1], [0, 1], [0.8, 0.6], [1, 0]])
    labels = np.array([0, 0, 1, 1, 0, 2])
    browser = MistakesBrowser(np.zeros((6, 28, 28)), labels, probabilities, NAMES, hidden)

    def shown(true, taken_for):
        browser.move(true=true, taken_for=taken_for)
        return browser.numbers["shown"].tolist()

    return browser, shown


def test_mistakes_are_chosen_by_class_and_sorted_by_confidence():
    _, shown = six()
    assert shown(ANY, ANY) == [5, 3, 4, 0]  # all mistakes
    assert shown("top", "coat") == [4, 0]
    assert shown("coat", "coat") == [2]  # the diagonal: right answers
    assert shown("top", ANY) == [4, 0]
    assert shown(ANY, "coat") == [5, 4, 0]
    assert shown("bag", "top") == []


@pytest.mark.parametrize(
    ("true", "taken_for", "said"),
    [
        (ANY, ANY, "4 mistakes among 6 images, the surest first."),
        ("top", ANY, "top taken for another class: 2 mistakes among 3 images, the surest first."),
        (ANY, "top", "Another class taken for top: 1 mistake among 6 images, the surest first."),
        ("coat", "coat", "coat: 1 correct among 2 images, the surest first."),
        ("bag", "top", "bag taken for top: 0 mistakes among 1 images."),
    ],
)
def test_the_sentence_says_what_was_counted_and_out_of_how_many(true, taken_for, said):
    browser, shown = six()
    shown(true, taken_for)
    assert browser.said == said


def test_the_images_of_a_page_are_sent_with_their_confidence():
    arguments = judged()
    browser = MistakesBrowser(**arguments)
    browser.move(true="coat", taken_for="bag", page=1)
    numbers, p = browser.numbers, arguments["probabilities"]
    for n, image, said in zip(numbers["shown"], numbers["images"], numbers["surely"], strict=True):
        np.testing.assert_array_equal(image, arguments["images"][n])
        assert said == f"{100 * p[n, 2]:.1f}% sure"
        assert (arguments["labels"][n], np.argmax(p[n])) == (1, 2)
    assert numbers["found"] == len(numbers["marked"]) > 0
    assert f"coat taken for bag: {numbers['found']} mistakes among " in browser.said


@pytest.mark.parametrize(
    ("p", "said"), [(0.9995, "> 99.9% sure"), (0.999, "99.9% sure"), (0.5, "50.0% sure")]
)
def test_a_probability_near_1_is_not_rounded_to_1(p, said):
    probabilities = np.array([[p, 1 - p], [1 - p, p]])
    browser = MistakesBrowser(np.zeros((2, 28, 28)), [1, 0], probabilities, ["a", "b"])
    browser.move(hovered=0)
    assert browser.numbers["hovered"]["surely"] == said
    assert browser.numbers["surely"][0] == said


def test_the_matrix_agrees_with_hand_counting():
    browser, _ = six()
    assert browser.compute.args[0].predicted.tolist() == [1, 0, 1, 0, 1, 1]
    counts = np.frombuffer(browser.lasting["counts"]["data"], np.int32).reshape(3, 3)
    assert counts.tolist() == [[1, 2, 0], [1, 1, 0], [0, 1, 0]]


def test_pages_reach_every_mistake_and_a_new_choice_starts_at_the_first_page():
    browser = MistakesBrowser(**judged(N=200))
    found, seen = browser.numbers["found"], []
    count = browser.numbers["pages"]
    assert count == -(-found // 12) > 1
    for page in range(1, count + 1):
        browser.move(page=page)
        seen += browser.numbers["shown"].tolist()
    assert sorted(seen) == sorted(browser.numbers["marked"]) and len(seen) == found
    browser.move(page=count + 1)  # there is no page after the last
    assert browser.state["page"] == count
    browser.move(hovered=3)
    assert browser.state["page"] == count
    browser.move(page=2)
    browser.move(true="top")
    assert browser.state["page"] == 1 and browser.numbers["pages"] > 1


def test_only_the_images_that_are_shown_are_sent():
    browser = MistakesBrowser(**judged(N=400))
    sent = [len(image["data"]) for image in browser.answer["numbers"]["images"]]
    assert sent == 12 * [784]
    assert "images" not in browser.lasting
    browser.move(hovered=7)
    assert len(browser.answer["numbers"]["hovered"]["image"]["data"]) == 784


def test_choosing_a_part_of_the_map_keeps_only_the_images_that_lie_in_it():
    browser, shown = six()
    points = browser.judged.points
    right, top = points[[0, 1, 5]].max(axis=0)  # images 0, 1 and 5 share a point
    assert np.ptp(points[[0, 1, 5]], axis=0).max() < 1e-6
    near = [right - 1e-3, top - 1e-3, right + 1e-3, top + 1e-3]
    browser.move(part=near)
    assert shown(ANY, ANY) == [5, 0]
    assert "2 mistakes in this part of the map, among 6 images" in browser.said
    browser.move(part=WHOLE)
    assert shown(ANY, ANY) == [5, 3, 4, 0]


def test_a_rectangle_is_sorted_and_kept_on_the_map_and_refused_if_it_is_not_one():
    assert Rectangle("part", WHOLE).fitted([0.75, 2, 0.25, -1]) == [0.25, 0.0, 0.75, 1.0]
    for wrong in ([0, 0, 1], [0, 0, 1, np.nan]):
        with pytest.raises(ValueError, match="expected four numbers"):
            Rectangle("part", WHOLE).fitted(wrong)


def test_the_map_has_the_two_directions_of_largest_variance():
    rng = np.random.default_rng(1)
    hidden = rng.standard_normal((300, 6)) * [5, 1, 0.3, 0.1, 3, 0.1] + 2
    points = map_of(hidden, 300).astype(float)
    rows = hidden / np.linalg.norm(hidden, axis=1, keepdims=True)
    centred = rows - rows.mean(axis=0)
    U, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    spread = (points - points.mean(axis=0)) / np.ptp(points, axis=0).max()
    for axis in range(2):  # the same up to scale and sign
        along = U[:, axis] * np.sign(U[:, axis] @ spread[:, axis])
        np.testing.assert_allclose(
            spread[:, axis] / np.linalg.norm(spread[:, axis]), along, atol=1e-4
        )
    ratio = np.linalg.norm(spread, axis=0)
    np.testing.assert_allclose(ratio[1] / ratio[0], sizes[1] / sizes[0], rtol=1e-4)


def test_the_map_fills_the_unit_square_for_any_lengths():
    hidden = np.random.default_rng(1).standard_normal((100, 4))
    points = map_of(hidden, 100)
    assert points.dtype == np.float32
    assert points.min() >= 0 and points.max() <= 1
    np.testing.assert_allclose(np.ptp(points, axis=0).max(), 1, rtol=1e-5)
    longer = hidden * np.linspace(1, 1000, 100)[:, None]
    np.testing.assert_allclose(map_of(longer, 100), points, atol=1e-5)
    assert np.isfinite(map_of(np.zeros((3, 2)), 3)).all()


def test_without_a_hidden_layer_there_is_no_map():
    browser = MistakesBrowser(**judged(hidden=None))
    assert "points" not in browser.lasting
    assert "points" in MistakesBrowser(**judged()).lasting
    browser._repr_mimebundle_()


def test_images_of_any_numbers_become_bytes():
    np.testing.assert_array_equal(as_pixels(np.array([0.0, 0.5, 1.0])), [0, 128, 255])
    np.testing.assert_array_equal(as_pixels(np.array([-2.0, 3.0])), [0, 255])
    np.testing.assert_array_equal(as_pixels(np.array([7, 9], np.uint8)), [7, 9])
    assert as_pixels(np.full(3, 0.3)).max() == 0


def test_every_extreme_gives_finite_numbers():
    browser = MistakesBrowser(**judged())
    for name, control in browser.controls.items():
        for value in control.ends():
            browser.move(**{name: value})
            assert not browser.failed, (name, value, browser.said)
            assert browser.numbers["found"] >= len(browser.numbers["shown"])
            browser.still(browser.numbers, browser.state)


def test_the_repr_has_only_what_is_the_same_on_every_processor():
    browser = MistakesBrowser(**judged())
    assert repr(browser) == "MistakesBrowser(true=any, taken_for=any, page=1)"
    browser.move(true="coat", taken_for="bag", hovered=5)
    assert repr(browser) == "MistakesBrowser(true=coat, taken_for=bag, page=1)"


def test_a_recording_has_every_cell_and_each_image_once(tmp_path):
    data, rng = load_fashion_mnist(), np.random.default_rng(0)
    # each class is confused with one other class
    likely = np.eye(10) + 0.5 * np.eye(10)[[6, 3, 4, 0, 2, 7, 0, 9, 6, 7]]
    p = softmax(5 * likely[data.test_labels] + rng.standard_normal((10_000, 10)))
    hidden = rng.standard_normal((10_000, 8))
    browser = MistakesBrowser(data.test_images, data.test_labels, p, data.class_names, hidden)
    page = browser.save(tmp_path / "page.html")
    made, _, arrays = opened(page.read_text(encoding="utf-8"))
    assert made["stops"]["true"] == made["stops"]["taken_for"] == [ANY, *data.class_names]
    shown = set()
    for true in made["stops"]["true"]:
        for taken_for in made["stops"]["taken_for"]:
            shown |= set(browser.compute(true, taken_for, 1, WHOLE, -1)[0]["shown"].tolist())
    assert sum(one.shape == (28, 28) for one in arrays) == len(shown) > 200
    assert page.stat().st_size < LARGEST
    assert browser.state["true"] == ANY


def test_lists_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match=r"expected labels \(4,\) and probabilities \(4, 2\)"):
        MistakesBrowser(np.zeros((4, 28, 28)), np.zeros(3), np.zeros((4, 2)), ["a", "b"])


@pytest.mark.parametrize("hidden", [np.zeros((59, 4)), np.zeros((60, 1)), np.full((60, 3), np.inf)])
def test_a_hidden_layer_that_does_not_fit_is_refused(hidden):
    with pytest.raises(ValueError, match=r"expected finite numbers \(60, H\)"):
        MistakesBrowser(**judged(hidden=hidden))
