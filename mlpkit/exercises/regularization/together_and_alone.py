"""Exercise of notebook 08: together_and_alone, an ensemble compared with its members."""

import numpy as np

from mlpkit.activations import softmax
from mlpkit.checker import Exercise, mistakes


def together_and_alone(answers, labels):
    """How often the mean of (K, N, C) answers is right, and how often one of the K on average."""
    together = np.mean(answers.mean(axis=0).argmax(axis=1) == labels)
    alone = np.mean(answers.argmax(axis=2) == labels)
    return together, alone


def ensemble_cases(rng):
    """answers (K, N, C), labels (N,). Networks agree on some examples, and often err."""
    cases = []
    for K, N, C in [(5, 60, 4), (3, 40, 10), (1, 8, 3), (4, 1, 5), (6, 50, 3), (4, 45, 7)]:
        labels = rng.integers(0, C, N)
        logits = rng.normal(0, 2, (K, N, C)) + rng.normal(0, 1, (N, C))
        logits[:, np.arange(N), labels] += rng.uniform(0.5, 2.5, (K, 1))  # some networks know more
        answers = softmax(logits.reshape(-1, C)).reshape(K, N, C)
        # Make a single example right: an argmax over the whole table is then right as well.
        labels = answers.mean(axis=0).argmax(axis=1) if N == 1 else labels
        cases.append((answers, labels))
    return cases


def of_members(answers, labels):
    """The share that each network gets right: (K,)."""
    return np.mean(answers.argmax(axis=2) == labels, axis=1)


def by_choice(choose):
    """`together` from the classes that choose(answers) returns, (N,); `alone` is right."""

    def wrong(answers, labels):
        return np.mean(choose(answers) == labels), np.mean(of_members(answers, labels))

    return wrong


def softmax_again(answers):
    p = np.exp(answers)
    return (p / p.sum(axis=2, keepdims=True)).mean(axis=0).argmax(axis=1)


def votes(answers):
    said, classes = answers.argmax(axis=2), np.arange(answers.shape[2])
    return np.sum(said[:, :, None] == classes, axis=0).argmax(axis=1)


def rounded_class(answers):
    return np.rint(answers.argmax(axis=2).mean(axis=0)).astype(int)


def mean_class(answers):
    return answers.argmax(axis=2).mean(axis=0)


def highest_probability(answers):
    return answers.mean(axis=0).max(axis=1)


def largest_of_all(answers):
    return answers.mean(axis=0).argmax()


def one_index_each(answers, labels):
    alone = [np.mean(table.argmax() == labels) for table in answers]
    return np.mean(largest_of_all(answers) == labels), np.mean(alone)


def surest(answers):
    return answers.max(axis=0).argmax(axis=1)


def product(answers):
    return np.log(answers).sum(axis=0).argmax(axis=1)


def median(answers):
    return np.median(answers, axis=0).argmax(axis=1)


def only_first(answers):
    return answers[0].argmax(axis=1)


def with_alone(choose):
    """`together` is right; `alone` is choose(the shares of the members, (K,))."""

    def wrong(answers, labels):
        together, _ = together_and_alone(answers, labels)
        return together, choose(of_members(answers, labels))

    return wrong


def probability_for_class(answers, labels):
    """The highest probability, not the class that has it, compared with the label: never equal."""
    return np.mean(highest_probability(answers) == labels), np.mean(answers.max(axis=2) == labels)


def at_least_one(answers, labels):
    right = answers.argmax(axis=2) == labels
    return np.mean(right.any(axis=0)), np.mean(right)


def every_one(answers, labels):
    right = answers.argmax(axis=2) == labels
    return np.mean(right.all(axis=0)), np.mean(right)


def most_of_them(answers, labels):
    right = answers.argmax(axis=2) == labels
    return np.mean(right.mean(axis=0) > 0.5), np.mean(right)


def probability_at_label(answers, labels):
    at_label = answers[:, np.arange(len(labels)), labels]  # (K, N)
    return np.mean(at_label), np.mean(at_label)


def mean_probability_together(answers, labels):
    at_label = answers.mean(axis=0)[np.arange(len(labels)), labels]  # (N,)
    return np.mean(at_label), np.mean(of_members(answers, labels))


def how_sure(answers, labels):
    return np.mean(answers.mean(axis=0).max(axis=1)), np.mean(answers.max(axis=2))


def predictions(answers, labels):
    return answers.mean(axis=0).argmax(axis=1), answers.argmax(axis=2)


def right_by_example(answers, labels):
    right = answers.argmax(axis=2) == labels
    return answers.mean(axis=0).argmax(axis=1) == labels, right.mean(axis=0)


def over_examples(answers, labels):
    return (
        np.mean(answers.mean(axis=1).argmax(axis=1) == labels),
        np.mean(answers.argmax(axis=2) == labels),
    )


def over_classes(answers, labels):
    return (
        np.mean(answers.mean(axis=2).argmax(axis=1) == labels),
        np.mean(answers.argmax(axis=2) == labels),
    )


def members_over_examples(answers, labels):
    return (
        np.mean(answers.mean(axis=0).argmax(axis=1) == labels),
        np.mean(answers.argmax(axis=1) == labels),
    )


def columns_of_mean(answers, labels):
    return (
        np.mean(answers.mean(axis=0).argmax(axis=0) == labels),
        np.mean(answers.argmax(axis=2) == labels),
    )


def in_loops(answers, labels):
    K, N, C = answers.shape
    right_together, right_alone = 0, 0
    for n in range(N):
        total = np.zeros(C)
        for k in range(K):
            total += answers[k, n]
            right_alone += int(np.argmax(answers[k, n]) == labels[n])
        right_together += int(np.argmax(total) == labels[n])
    return right_together / N, right_alone / (K * N)


def member_by_member(answers, labels):
    shares = [float((p.argmax(axis=1) == labels).mean()) for p in answers]
    mean = sum(answers) / len(answers)
    return float((mean.argmax(axis=1) == labels).mean()), sum(shares) / len(shares)


def by_sums(answers, labels):
    together = np.sum(np.argmax(np.sum(answers, axis=0), axis=-1) == labels) / len(labels)
    return [together, np.average(of_members(answers, labels))]


EXERCISE = Exercise(
    notebook=8,
    reference=together_and_alone,
    stub=(
        "How often K networks are right together, and how often one of them alone.\n\n"
        "answers (K, N, C): the probabilities that each network gives to each example. labels\n"
        "(N,). Return together, alone: the share of the examples that the mean of the K answers\n"
        "gets right, and the mean over the K networks of the share that each gets right. Do not\n"
        "change anything."
    ),
    cases=ensemble_cases,
    returns=("together", "alone"),
    sizes={"answers": "K N C"},
    hints=(
        "Together: average first, then ask which class is highest. Alone: ask each network "
        "first, then average how often they are right.",
        "The mean over the networks is (N, C), its highest class (N,), like labels. The highest "
        "class of each network's answers is (K, N): comparing it with labels, (N,), compares "
        "every row.",
        "answers.mean(axis=0).argmax(axis=1) are the classes that they name together, and "
        "answers.argmax(axis=2) those that each names alone. The mean of `... == labels` is a "
        "share, for (N,) and for (K, N).",
    ),
    why="Could K networks that agree on every example do better together?",
    fade="together = ",
    worked=in_loops,
    mistakes=mistakes(
        ("votes", by_choice(votes)),
        "`alone` is right; `together` counts votes, one for each network. Average the "
        "probabilities: a network that is nearly sure then counts for more than one that wavers.",
        ("most-are-right", most_of_them),
        "`alone` is right; `together` is the share of examples that more than half of the "
        "networks get right. Average the probabilities first, then take the highest class.",
        ("exchanged", {"together, alone": "alone, together"}),
        "both are right, but in the wrong order. Return together first, then alone.",
        ("best-member", with_alone(np.max)),
        "`together` is right; `alone` is the best network's share. Only these labels tell which "
        "one is the best: take the mean of all K.",
        ("first-member", with_alone(lambda shares: shares[0])),
        "`together` is right; `alone` is the share of the first network only. Take the mean of all "
        "K.",
        ("last-member", with_alone(lambda shares: shares[-1])),
        "`together` is right; `alone` is the share of the last network only. Does a loop forget "
        "the others? Take the mean of all K.",
        ("first-together", by_choice(only_first)),
        "`alone` is right; `together` is the share of the first network. Average all K answers.",
        ("first-left-out", by_choice(lambda answers: answers[1:].sum(axis=0).argmax(axis=1))),
        "`alone` is right; `together` lacks the first network. Average all K answers.",
        ("surest", by_choice(surest)),
        "`alone` is right; `together` trusts the surest network on each example, "
        "answers.max(axis=0). Average the K answers.",
        ("softmax-again", by_choice(softmax_again)),
        "`alone` is right; for `together` the answers went through softmax again. They are "
        "probabilities already: average them as they are.",
        ("product", by_choice(product)),
        "`alone` is right; `together` multiplies the probabilities, or adds their logarithms. A "
        "single network that says 0 then forbids a class. Average the probabilities themselves.",
        ("median", by_choice(median)),
        "`alone` is right; `together` takes the median of the probabilities. Take their mean.",
        ("classes-averaged", by_choice(rounded_class)),
        "`alone` is right; for `together` the class numbers were averaged. The mean of classes 2 "
        "and 8 is 5, a class that no network named: average the probabilities, then take the "
        "highest class.",
        ("classes-averaged-unrounded", by_choice(mean_class)),
        "`alone` is right; for `together` the class numbers were averaged. The mean of classes 2 "
        "and 9 is 5.5, which is not a class: average the probabilities, then take the highest "
        "class.",
        ("probability-for-class-together", by_choice(highest_probability)),
        "`alone` is right; `together` is always 0, as if the highest probability were compared "
        "with the label. argmax names the class that has it.",
        (
            "probability-for-class-alone",
            lambda *args: (together_and_alone(*args)[0], probability_for_class(*args)[1]),
        ),
        "`together` is right; `alone` is always 0, as if the highest probability were compared "
        "with the label. argmax names the class that has it.",
        ("probability-for-class", probability_for_class),
        "both are always 0, as if the highest probability were compared with the label. argmax "
        "names the class that has it.",
        ("no-axis", by_choice(largest_of_all)),
        "`alone` is right; for `together` argmax has no axis: it returns one index into the whole "
        "table, not a class for each example. In the mean, (N, C), the classes are axis 1.",
        ("no-axis-anywhere", one_index_each),
        "argmax has no axis: it returns one index into a whole table, not a class for each "
        "example. In a table (N, C) the classes are axis 1.",
        ("probability-together", mean_probability_together),
        "`alone` is right; `together` is the mean probability of the right class. Being right is "
        "yes or no: is the highest class the label?",
        ("at-least-one", at_least_one),
        "`alone` is right; `together` is the share of examples that at least one network gets "
        "right. Nobody knows which network that is: average the probabilities.",
        ("every-one", every_one),
        "`alone` is right; `together` is the share of examples that all networks get right. "
        "Average the probabilities, then take the highest class.",
        ("gain", {"together, alone": "together - alone"}),
        "one number came back, together − alone. Return both, in this order.",
        ("together-only", {"return together, alone": "return together"}),
        "one number came back, `together`. Return `alone` as well.",
        ("alone-only", {"return together, alone": "return alone"}),
        "one number came back, `alone`. Return `together` as well, and first.",
        ("probability-at-label", probability_at_label),
        "both are the mean probability of the right class. Being right is yes or no: is the "
        "highest class the label?",
        ("how-sure", how_sure),
        "these are means of the highest probability: how sure the networks are, not how often they "
        "are right. Compare the highest class with the label.",
        ("predictions", predictions),
        "these are the predicted classes. Compare them with the labels, and return the share of "
        "right ones for each of the two.",
        ("not-averaged", right_by_example),
        "each of the two has a value for every example. Average over the examples: two numbers.",
        ("mean-over-examples", over_examples),
        "for `together` the mean was taken over the examples, axis 1. The networks are axis 0.",
        ("mean-over-classes", over_classes),
        "for `together` the mean was taken over the classes, axis 2. The networks are axis 0.",
        ("highest-over-examples", members_over_examples),
        "for `alone` the highest was taken along axis 1, the examples. The classes are axis 2.",
        ("highest-over-examples-together", columns_of_mean),
        "for `together` the highest was taken along the examples. In the mean, (N, C), the "
        "classes are axis 1.",
    ),
    passes=(
        "ties: answers.mean(axis=0).argmax(axis=1) as last_place('argmax', answers.mean(axis=0), "
        "axis=1)",
        "ties: answers.argmax(axis=2) as last_place('argmax', answers, axis=2)",
    ),
    alternatives=(in_loops, member_by_member, by_sums),
)
