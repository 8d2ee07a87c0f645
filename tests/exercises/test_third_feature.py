"""The numbers that notebook 00 states for its open task."""

import numpy as np

from mlpkit.exercises.start_here import third_feature


def test_results_of_the_program_with_two_features_and_with_a_third():
    images, _ = third_feature.shoes()
    upper, lower = (images[:, rows].mean(axis=(1, 2)) for rows in (slice(14), slice(14, 28)))
    assert f"{third_feature.share_right():.1%}" == "89.7%"
    for useless in (upper, lower, upper + lower, np.zeros(len(images))):
        assert third_feature.share_right(useless) < third_feature.TO_REACH - 0.01
    good = third_feature.third_feature(images)
    assert third_feature.share_right(good) > third_feature.TO_REACH + 0.01
