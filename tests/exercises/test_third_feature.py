"""What notebook 00 states about its open task, and what its check says of features that fail."""

import numpy as np
import pytest

from mlpkit.exercises.start_here import third_feature
from mlpkit.exercises.start_here.third_feature import share_right, shoes, tells_them_apart


def checked(f):
    return tells_them_apart(f, np.random.default_rng(0))


def test_results_of_the_program_with_two_features_and_with_a_third():
    images, _ = shoes()
    upper, lower = (images[:, rows].mean(axis=(1, 2)) for rows in (slice(14), slice(14, 28)))
    assert f"{share_right():.1%}" == "89.7%"
    for useless in (upper, lower, upper + lower, np.zeros(len(images))):
        assert share_right(useless) < third_feature.TO_REACH - 0.01
    good = third_feature.third_feature(images)
    assert share_right(good) > third_feature.TO_REACH + 0.01
    spread = share_right(images.std(axis=(1, 2)), updates=third_feature.MANY)
    assert f"{spread:.0%}" == "90%"


def test_labels_in_their_order_are_no_feature_although_they_would_separate_the_shoes():
    _, is_boot = shoes()
    assert share_right(is_boot.astype(float)) == 1
    for cheat in (
        lambda images: is_boot[: len(images)].astype(float),
        lambda images: np.random.default_rng().random(len(images)),
    ):
        assert checked(cheat).startswith("a shoe gets a different number when")


def test_a_feature_whose_sign_or_scale_depends_on_the_order_is_still_one():
    def signed_by_the_first(images):
        ink = third_feature.third_feature(images)
        return 3 * ink if images[0, 14, 14] > 0.5 else -ink

    assert checked(signed_by_the_first) is None


def test_a_number_that_is_the_same_for_every_shoe_is_told_so():
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


def test_nothing_is_said_about_speed_where_a_feature_changes_nothing():
    said = checked(lambda images: images.max(axis=(1, 2)))
    assert "updates the program would" not in said
