"""Bug hunt of notebook 10: repair_choice, settings chosen by their test error."""

import numpy as np

from mlpkit.checker import Exercise, Guess, Property, mistakes, number


def chosen(validation_errors, test_errors):
    """(index, error): of the settings with the lowest validation error, and their test error."""
    place = int(np.argmin(validation_errors))
    return place, test_errors[place]


def error_cases(rng):
    """validation_errors, test_errors (n,): of similar settings, of two, of one."""
    cases = []
    for n, spread in [(12, 0.01), (7, 0.1), (2, 0.02), (1, 0.0), (30, 0.0)]:
        true = 0.12 + spread * rng.random(n)
        cases.append(tuple(true + rng.normal(0, 0.01, n) for _ in range(2)))
    return [
        *cases,
        (np.array([0.3, 0.1, 0.12, 0.11]), np.array([0.05, 0.2, 0.15, 0.14])),
        (
            np.array([0.14, 0.13, 0.12, 0.11, 0.1, 0.15, 0.16]),  # the best of 2, 3, 5 differ
            np.array([0.06, 0.12, 0.08, 0.1, 0.13, 0.02, 0.11]),
        ),
        (np.array([0.13, 0.1, 0.104, 0.11]), np.array([0.1, 0.14, 0.12, 0.13])),  # nearly a tie
    ]


def without_the_test(f, rng):
    """Other test errors do not change the index, and the error is the one at the index."""
    validation = np.array([0.13, 0.1, 0.104, 0.11, 0.1, 0.15])
    tests = [np.array([0.1, 0.14, 0.12, 0.13, 0.16, 0.05]), *rng.uniform(0.1, 0.2, (20, 6))]
    places = [int(f(validation.copy(), test.copy())[0]) for test in tests]
    if places == [of_a_shortlist(validation, test)[0] for test in tests]:
        return None  # the verdict must not give the original fault away
    if len(set(places)) > 1:
        one = next(k for k, place in enumerate(places) if place != places[0])
        return (
            f"with the same validation errors but different test errors, place {places[0]} was "
            f"chosen once and place {places[one]} once. So the test errors still have a say."
        )
    if not np.isclose(validation[places[0]], 0.1):
        return (
            f"the validation errors are 0.13, 0.1, 0.104, 0.11, 0.1, 0.15, and place {places[0]} "
            "was chosen. It should be a place with the lowest error, 0.1."
        )
    place, error = f(validation.copy(), tests[0].copy())
    if not np.isclose(error, tests[0][int(place)]):
        return (
            f"the choice is right, place {place} with the test error "
            f"{number(tests[0][int(place)])}. But {number(float(error))} came back as its error."
        )


def shortlisted(count):
    """The index of the best by test error among the `count` best by validation error."""

    def wrong(validation_errors, test_errors):
        shortlist = np.argsort(validation_errors, kind="stable")[:count]
        place = int(shortlist[np.argmin(test_errors[shortlist])])
        return place, test_errors[place]

    return wrong


def shortlist_by_test(validation_errors, test_errors):
    shortlist = np.argsort(test_errors)[:3]
    place = int(shortlist[np.argmin(validation_errors[shortlist])])
    return place, test_errors[place]


def of_three_and_validation_error(validation_errors, test_errors):
    place, _ = of_a_shortlist(validation_errors, test_errors)
    return place, validation_errors[place]


def highest_of_shortlist(validation_errors, test_errors):
    shortlist = np.argsort(validation_errors)[:3]
    place = int(shortlist[np.argmax(test_errors[shortlist])])
    return place, test_errors[place]


def worse_of_both(validation_errors, test_errors):
    place = int(np.argmin(np.maximum(validation_errors, test_errors)))
    return place, test_errors[place]


def middle_of_shortlist(validation_errors, test_errors):
    shortlist = np.argsort(validation_errors)[:3]
    place = int(shortlist[len(shortlist) // 2])
    return place, test_errors[place]


def of_a_shortlist(validation_errors, test_errors):
    shortlist = np.argsort(validation_errors)[:3]
    best = np.argmin(test_errors[shortlist])
    place = int(shortlist[best])
    return place, test_errors[place]


def first_of_shortlist(validation_errors, test_errors):
    shortlist = np.argsort(validation_errors)[:3]
    place = int(shortlist[0])
    return place, test_errors[place]


def in_a_loop(validation_errors, test_errors):
    best = 0
    for place in range(len(validation_errors)):
        if validation_errors[place] < validation_errors[best]:
            best = place
    return best, float(test_errors[best])


def by_min(validation_errors, test_errors):
    place = min(range(len(validation_errors)), key=lambda k: validation_errors[k])
    return np.int64(place), test_errors[place]


BUG_HUNT = Exercise(
    notebook=10,
    name="repair_choice",
    kind="bug hunt",
    buggy="of-a-shortlist",
    mended=(
        "the last choice, among three, was made by the test error, so the error that came back was "
        "the lowest of three, and too low on average. Now the validation error makes every "
        "choice, and the test set is asked once."
    ),
    reference=chosen,
    extra=True,
    stub=(
        "One fault is in here. Choose settings: return their place and their error on new images."
        "\n\nvalidation_errors and test_errors (n,): of n settings that were tried. The error\n"
        "should say what the chosen settings will do on images that nobody has seen: on average\n"
        "it should be neither too low nor too high."
    ),
    cases=error_cases,
    returns=("place", "error"),
    properties=(Property("without the test errors", without_the_test),),
    hints=(
        "Suppose that all n settings are equally good, and differ only by luck. Is the error that "
        "comes back right on average?",
        "Whatever has a say in the choice gives too low an error for what was chosen. Which of the "
        "two arrays has a say here, and in which lines?",
        "Only the validation errors choose: the lowest of them. Look at test_errors once, at that "
        "place.",
    ),
    why="May you go back and choose other settings when the test error disappoints you?",
    mistakes=mistakes(
        ("of-a-shortlist", of_a_shortlist),
        "the test errors decide among the three best. Then the test error of the chosen settings "
        "is too low, on average.",
        ("by-the-test", {"np.argmin(validation_errors)": "np.argmin(test_errors)"}),
        "now the test errors decide among all settings. Only the validation errors should.",
        ("of-two", shortlisted(2)),
        "the shortlist is shorter, but the test errors still decide between two settings. The "
        "validation errors alone should choose.",
        ("of-five", shortlisted(5)),
        "the shortlist is longer, and the test errors decide among five settings. The validation "
        "errors alone should choose.",
        ("shortlist-by-test", shortlist_by_test),
        "now the shortlist is made by the test errors, and the validation errors decide among "
        "three settings. The test errors should have no say at all.",
        ("highest-of-shortlist", highest_of_shortlist),
        "the settings with the highest test error of the three best are chosen. An error that is "
        "too high on average is no better than one that is too low: the test errors should have "
        "no say in the choice.",
        ("worse-of-both", worse_of_both),
        "the test errors still have a say: the worse of the two errors counted. The validation "
        "errors alone should choose.",
        (
            "lowest-of-shortlist",
            {"test_errors[place]": "np.min(test_errors[np.argsort(validation_errors)[:3]])"},
        ),
        "the choice is right, but the error is the lowest of three settings. It belongs to other "
        "settings, and is too low.",
        (
            "median-of-shortlist",
            {"test_errors[place]": "np.median(test_errors[np.argsort(validation_errors)[:3]])"},
        ),
        "the choice is right, but the error is the middle one of three settings. Return that of "
        "the chosen settings.",
        ("still-of-three-and-validation-error", of_three_and_validation_error),
        "two things are wrong. The test errors still decide among the three best. And the error is "
        "that on the validation images, which have a say in the choice too.",
        ("middle-of-shortlist", middle_of_shortlist),
        "this is the second on the shortlist. Choose the first, which has the lowest validation "
        "error.",
        ("validation-error", {"test_errors[place]": "validation_errors[place]"}),
        "the choice is right, but the error is that on the validation images. These made the "
        "choice, so their error is too low for new images.",
        ("lowest-test-error", {"test_errors[place]": "np.min(test_errors)"}),
        "the choice is right, but the error is the lowest of all on the test images. It belongs "
        "to other settings.",
        ("mean-test-error", {"test_errors[place]": "np.mean(test_errors)"}),
        "the choice is right, but the error is the mean over all settings. Return that of the "
        "chosen settings.",
        (
            "mean-of-shortlist",
            {"test_errors[place]": "np.mean(test_errors[np.argsort(validation_errors)[:3]])"},
        ),
        "the choice is right, but the error is the mean over three settings. Return that of the "
        "chosen settings.",
        (
            "mean-of-both",
            {"np.argmin(validation_errors)": "np.argmin(validation_errors + test_errors)"},
        ),
        "the test errors still have a say: the two errors were added. The validation errors alone "
        "should choose.",
        (
            "both-errors",
            {"test_errors[place]": "(validation_errors[place] + test_errors[place]) / 2"},
        ),
        "the choice is right, but the error is the mean of two errors, one of which made the "
        "choice. Return the test error alone.",
        (
            "place-in-shortlist",
            {"np.argmin(validation_errors)": "np.argmin(np.sort(validation_errors)[:3])"},
        ),
        "the place is the one on the shortlist, where the best is always the first. Return the "
        "place among all n.",
        (
            "last-of-shortlist",
            {"np.argmin(validation_errors)": "np.argsort(validation_errors)[:3][-1]"},
        ),
        "this is the last on the shortlist. Choose the first, which has the lowest validation "
        "error.",
    ),
    passes=("ties: np.argmin(validation_errors) as last_place('argmin', validation_errors)",),
    alternatives=(first_of_shortlist, in_a_loop, by_min),
)

# Question: which check would have caught this fault? a) The error is one of test_errors, and is the
# one at the place that was returned. b) The chosen settings have one of the three lowest validation
# errors. c) Other numbers in test_errors leave the place as it was. d) The error is not below the
# lowest validation error.
CHECK_GUESS = Guess(
    name="repair_choice_check",
    notebook=10,
    answer="c",
    because=(
        "the test errors must not choose, so changing them must not change the choice. Put other "
        "numbers in their place, and see whether anything moves: that finds the fault, wherever it "
        "is."
    ),
    wrong={
        "a": (
            "it is, with the fault too. The number is the right one for the settings; the way they "
            "were chosen makes it too low."
        ),
        "b": (
            "they do, with the fault too. What matters is which of the three is chosen, and what "
            "decides that. What would you change to see it?"
        ),
        "d": (
            "that may be so or not, with the fault and without: on other images the chosen "
            "settings may have better luck. What would you change to see what decides?"
        ),
    },
)
