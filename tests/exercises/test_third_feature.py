"""What notebook 00 states about its open task, and what its check says about features that fail."""

import numpy as np
import pytest

from mlpkit.exercises import check
from mlpkit.exercises.start_here import third_feature
from mlpkit.exercises.start_here.third_feature import share_right, shoes, tells_them_apart, too_few


def checked(f):
    return tells_them_apart(f, np.random.default_rng(0))


def test_the_program_has_the_stated_results_with_two_features_and_with_a_third():
    images, _ = shoes()
    upper, lower = (images[:, rows].mean(axis=(1, 2)) for rows in (slice(14), slice(14, 28)))
    assert f"{share_right():.1%}" == "89.7%"
    for useless in (upper, lower, upper + lower, np.zeros(len(images))):
        assert share_right(useless) < third_feature.TO_REACH - 0.01
    good = third_feature.third_feature(images)
    assert share_right(good) > third_feature.TO_REACH + 0.01
    spread = share_right(images.std(axis=(1, 2)), updates=third_feature.MANY)
    assert f"{spread:.0%}" == "90%"


def test_the_verdict_on_a_right_answer_says_what_the_program_reaches_with_it():
    heel = shoes()[0][:, :, 14:].mean(axis=(1, 2))
    said = check("third_feature", lambda images: images[:, :, 14:].mean(axis=(1, 2))).message
    assert f"is right on {share_right(heel):.1%} of 3,000 shoes, and without it on 89.7%." in said


def test_labels_in_order_are_not_accepted_as_a_feature_although_they_would_separate_the_shoes():
    _, is_boot = shoes()
    assert share_right(is_boot.astype(float)) == 1
    for cheat in (
        lambda images: is_boot[: len(images)].astype(float),
        lambda images: np.random.default_rng().random(len(images)),
    ):
        assert checked(cheat).startswith("a shoe gets a different number when")


def test_a_number_that_depends_on_the_other_shoes_is_refused():
    """The notebook scales the feature of new shoes by the mean and the width of the old ones."""
    good = third_feature.third_feature

    def scaled_by_the_first(images):
        return good(images) * images[0].mean()

    def scaled(images):
        return (good(images) - good(images).mean()) / good(images).std()

    assert checked(good) is None
    assert checked(scaled_by_the_first).startswith("a shoe gets a different number when")
    for f in (
        scaled,
        lambda images: good(images) / images.mean(),
        lambda images: images.mean(axis=(1, 2)) > np.median(images.mean(axis=(1, 2))),
    ):
        said = checked(f)
        assert said.startswith("a shoe gets one number among 3,000 shoes and a different one among")
        assert "the program scales the feature itself" in said


@pytest.mark.parametrize(
    "f",
    [
        lambda images: images.mean(axis=(1, 2)) / (images > 0).mean(axis=(1, 2)),
        lambda images: images.sum(axis=(1, 2)) / (images > 0).sum(axis=(1, 2)),
    ],
)
def test_the_darkness_of_the_ink_is_not_taken_for_the_mean_of_the_image(f):
    verdict = check("third_feature", f)
    assert verdict.status == "wrong" and verdict.mistake is None
    assert "the two features" not in verdict.message and "right on 87.8%" in verdict.message


def test_any_weighted_sum_of_the_two_features_is_recognized():
    for f in (
        lambda images: images.sum(axis=(1, 2)),
        lambda images: 3 * images[:, :14].mean(axis=(1, 2)) + images[:, 14:].sum(axis=(1, 2)) - 2,
    ):
        assert checked(f).startswith("this is a weighted sum of the two features. The score")


def test_a_feature_may_be_true_or_false_or_float32():
    assert "right on 89.7%" in checked(lambda images: images.mean(axis=(1, 2)) > 0.5)
    straps = third_feature.third_feature
    weights = np.random.default_rng(1).random(784).astype(np.float32)
    single = checked(lambda images: images.astype(np.float32).reshape(-1, 784) @ weights)
    assert single.startswith("after 200 updates")
    assert checked(lambda images: straps(images) > 0.1) is None


@pytest.mark.parametrize("rows", [slice(10), slice(8, 16)])
def test_rows_taken_from_the_axis_of_the_images_are_asked_about(rows):
    said = check("third_feature", lambda images: images[rows].mean(axis=(1, 2))).message
    assert said.endswith("Did an index or a slice that is meant for another axis shorten axis 0?")
    assert check("third_feature", lambda i: i[:14].mean(axis=(1, 2))).mistake == "first-images"


def test_a_feature_that_is_the_same_for_every_shoe_is_reported_as_such():
    said = checked(lambda images: (images > 128).sum(axis=(1, 2)))
    assert said.startswith("it is 0 for every shoe")


@pytest.mark.parametrize(
    ("f", "shares"),
    [
        (lambda images: images[:, 20:].mean(axis=(1, 2)), ("87.4%", "90.2%")),
        (
            lambda images: images[:, :7].mean((1, 2)) - images[:, 21:].mean((1, 2)),
            ("88.9%", "90.3%"),
        ),
    ],
)
def test_a_feature_with_which_learning_is_slower_is_not_called_misleading(f, shares):
    said = checked(f)
    now, later = shares
    assert f"after 200 updates with your feature the program is right on {now}" in said
    assert f"slower: after 2,000 updates the program would be right on {later}." in said


def test_a_feature_that_would_reach_the_goal_later_is_said_to_help():
    said = checked(lambda images: images[:, :, :14].mean(axis=(1, 2)))
    assert "Your feature does help, but slowly: after 2,000 updates the program would be" in said
    assert "92.6%" in said and "slower" not in said


def test_a_feature_that_gains_nothing_even_later_is_not_said_to_be_slow():
    said = checked(lambda images: np.abs(images - images[:, :, ::-1]).mean(axis=(1, 2)))
    assert "More updates don't help: it is 89.6% after 2,000." in said and "slower" not in said
    assert "tells the program hardly anything that the two means don't" in said


def test_a_feature_that_nearly_reaches_the_goal_is_called_close():
    said = too_few(0.904, 0.897, 0.908)
    assert said.endswith("in a different block of the picture, or with a different threshold.")
    assert "That is close" in said and "close" not in too_few(0.903, 0.897, 0.908)


def test_nothing_is_said_about_speed_where_a_feature_changes_nothing():
    said = checked(lambda images: images.max(axis=(1, 2)))
    assert "updates the program would" not in said
