"""Bug hunt of notebook 13: repair_stopping, the test set that chooses the epoch."""

import numpy as np

from mlpkit.checker import Exercise, Guess, Property, mistakes, number


def stopped(validation_losses, test_losses, patience):
    """(epoch, test loss): early stopping by the validation losses, one look at the test set."""
    best = 0
    for epoch in range(len(validation_losses)):
        if validation_losses[epoch] < validation_losses[best]:
            best = epoch
        if epoch - best == patience:
            break
    return best, test_losses[best]


def run_cases(rng):
    """Losses (E,) of runs that rise again, of short ones, and of one that falls to its end."""
    cases = []
    for E, patience in ((12, 3), (20, 5), (8, 1), (1, 2), (15, 4), (30, 6)):
        curve = 0.6 + 0.02 * np.abs(np.arange(E) - E / 2)
        cases.append((*(curve + rng.normal(0, 0.04, (2, E))), patience))
    falling = np.linspace(0.9, 0.4, 9)
    cases.append((falling, falling + rng.normal(0, 0.05, 9), 2))
    late = np.array([0.8, 0.7, 0.72, 0.73, 0.74, 0.4])  # the best comes after patience is over
    test = np.array([0.9, 0.8, 0.6, 0.75, 0.7, 0.5])
    cases += [(late, test, 3), (late, test, 10), (test.copy(), late.copy(), 2)]
    return cases


def without_the_test(f, rng):
    """Other test losses do not change the epoch, and the loss is the one at the epoch."""
    validation = np.array([0.9, 0.7, 0.6, 0.62, 0.61, 0.63, 0.65])
    tests = rng.uniform(0.4, 1, (12, 7))
    found = [f(validation.copy(), test.copy(), 3) for test in tests]
    places = [int(epoch) for epoch, _ in found]
    if places == [by_the_test(validation, test, 3)[0] for test in tests]:
        return None  # the original fault must not be told
    if len(set(places)) > 1:
        return (
            "with the same validation losses, but other test losses, the run stopped at epoch "
            f"{places[0]} and at epoch {next(p for p in places if p != places[0])}. So the test "
            "losses still have a say."
        )
    if places[0] == 2 and not np.isclose(found[0][1], tests[0, 2]):
        return (
            f"the epoch is right, 2, with the test loss {number(float(tests[0, 2]))}. But "
            f"{number(float(found[0][1]))} came back."
        )


def by_the_test(validation_losses, test_losses, patience):
    best = 0
    for epoch in range(len(test_losses)):
        if test_losses[epoch] < test_losses[best]:
            best = epoch
        if epoch - best == patience:
            break
    return best, test_losses[best]


def patience_by_the_test(validation_losses, test_losses, patience):
    end, best = 0, 0
    for epoch in range(len(test_losses)):
        if test_losses[epoch] < test_losses[end]:
            end = epoch
        if validation_losses[epoch] < validation_losses[best]:
            best = epoch
        if epoch - end == patience:
            break
    return best, test_losses[best]


def lowest_of_all(validation_losses, test_losses, patience):
    best = int(np.argmin(validation_losses))
    return best, test_losses[best]


def where_it_ended(validation_losses, test_losses, patience):
    best = 0
    for epoch in range(len(validation_losses)):
        if validation_losses[epoch] < validation_losses[best]:
            best = epoch
        if epoch - best == patience:
            break
    return epoch, test_losses[epoch]


def by_counting(validation_losses, test_losses, patience):
    lowest, best, waited = np.inf, 0, 0
    for epoch, loss in enumerate(validation_losses):
        if loss < lowest:
            lowest, best, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                break
    return best, float(test_losses[best])


def by_looking_back(validation_losses, test_losses, patience):
    end = len(validation_losses)
    for epoch in range(len(validation_losses)):
        if epoch - np.argmin(validation_losses[: epoch + 1]) >= patience:
            end = epoch + 1
            break
    best = int(np.argmin(validation_losses[:end]))
    return best, test_losses[best]


def in_a_while(validation_losses, test_losses, patience):
    best, epoch = 0, 1
    while epoch < len(validation_losses) and epoch - best <= patience:
        if validation_losses[epoch] < validation_losses[best]:
            best = epoch
        epoch += 1
    return best, test_losses[best]


BUG_HUNT = Exercise(
    notebook=13,
    name="repair_stopping",
    kind="bug hunt",
    buggy="by-the-test",
    extra=True,
    mended=(
        "the test losses chose the epoch, so that their lowest came back, and was too low for new "
        "rows. Now the validation losses choose, and the test set is looked at once."
    ),
    reference=stopped,
    stub=(
        "One fault is in here. Stop early: return the best epoch and its loss on new rows.\n\n"
        "validation_losses, test_losses (E,): after each epoch. The run ends when the best epoch\n"
        "lies `patience` epochs back. The loss that is returned is to say what the network of\n"
        "that epoch will do on new rows: on average neither too low nor too high."
    ),
    cases=run_cases,
    returns=("epoch", "loss"),
    properties=(Property("without the test losses", without_the_test),),
    hints=(
        "Which of the two arrays decides where the run ends? And of which is the lowest value "
        "taken?",
        "Whatever chooses gives too low a loss for what it chose. So something else has to choose, "
        "and the test losses be looked at once.",
        "validation_losses in the condition and in the loop; at the end test_losses[best], as now.",
    ),
    why="How often may you look at the test set while you improve the network?",
    mistakes=mistakes(
        ("by-the-test", by_the_test),
        "the test losses choose the epoch. Then they are too low for what was chosen.",
        ("patience-by-the-test", patience_by_the_test),
        "the best epoch is the validation losses' now, but the test losses still say when the run "
        "ends.",
        ("validation-loss", {"test_losses[best]": "validation_losses[best]"}),
        "the epoch is right, but the loss is that of the validation rows. They chose it, and so it "
        "is too low. What have they to do with new rows?",
        ("lowest-test-loss", {"test_losses[best]": "np.min(test_losses)"}),
        "the epoch is right, but the loss is the lowest of all on the test rows. It belongs to "
        "another epoch.",
        ("lowest-of-all", lowest_of_all),
        "this is the lowest validation loss of the whole run. Where patience ended before, the run "
        "would have stopped.",
        ("where-it-ended", where_it_ended),
        "this is the epoch at which the run ended. Asked for is the best one before it.",
        ("one-too-patient", {"== patience": "== patience + 1"}),
        "the run goes on for one epoch more than patience allows.",
        ("highest", {"< validation_losses[best]": "> validation_losses[best]"}),
        "these epochs have the highest validation loss. A loss is better the lower it is.",
    ),
    passes=(
        "ties: validation_losses[epoch] < validation_losses[best] as validation_losses[epoch] <= "
        "validation_losses[best]",
    ),
    alternatives=(by_counting, by_looking_back, in_a_while),
)

# Question: which check would have caught this fault? a) The loss is one of test_losses, and stands
# at the epoch. b) The loss is not below the validation loss of that epoch. c) Other numbers in
# test_losses leave the epoch as it was. d) The run ended `patience` epochs after the best.
CHECK_GUESS = Guess(
    name="repair_stopping_check",
    notebook=13,
    answer="c",
    extra=True,
    because=(
        "what may not choose must not change the choice. It is the same check as for the two "
        "faults before: overwrite what should have no say, and see whether anything moves."
    ),
    wrong={
        "a": "it does, with the fault too. The number is the right one; how it was chosen is not.",
        "b": "with the fault it may be so or not, and without it too: luck goes both ways.",
        "d": "it did, with the fault too. By which losses, that is the question.",
    },
)
