"""Groups and times that were not declared: does the score fall if a split respects them? A column
that looks as if it named persons or times is tried: the same functions run on splits that keep its
groups together, or keep its latest rows for validation. Groups that are only guessed are tried too.
If the learner's own split already does that, the withheld rows still don't: the judge withholds
only by what was declared.
"""

import contextlib
from dataclasses import replace

import numpy as np

from mlpkit.capstone import runs
from mlpkit.capstone.candidates import crosses
from mlpkit.capstone.open_questions import open_questions
from mlpkit.capstone.scores import said, score
from mlpkit.capstone.tables import hashed
from mlpkit.capstone.verdicts import LEAK, SOUND, UNCLEAR, Verdict, if_so
from mlpkit.capstone.withheld_split import first_groups

# for each kind, phrases for mixed rows, for rows kept apart, for what the number is about, for a
# condition, and for a question
WORDS = {
    "groups": (
        *("the same `{}`", "by it", "groups it knows"),
        "rows with the same `{}` belong together",
        "Will it predict for a new `{}`?",
    ),
    "time": (
        *("`{}` out of order", "in its order", "times it knows"),
        "it predicts what comes later, by `{}`",
        "Will it predict what comes later, by `{}`?",
    ),
    "repeats": (
        *("the same {}", "by these", "groups it knows"),
        "rows with the same {} belong together",
        "Are rows with the same {} about one person or one thing?",
    ),
    "order": (
        *("neighbours in the file", "by stretches of the file", "groups it knows"),
        "rows that follow each other belong together",
        "Are rows that follow each other about one person, one thing or one time?",
    ),
}
SURE = 3  # standard errors; a normal distribution exceeds them 1 time in 700
LITTLE = 0.02  # a smaller fall, or one within two standard errors, raises no question
LEAST = 0.1  # and at least this difference, because three scores estimate their spread badly


def judge(case):
    """The Verdict on splits by the likeliest such column, compared with the learner's own."""
    task, scores = case.task, [each["score"] for each in case.pairs]
    found = Verdict("", SOUND, "No column looks as if it named persons or a time.")
    if case.crossed:
        first = case.crossed[0]
        key = hashed(first.name.encode() + first.codes.astype(np.int64).tobytes())
        name = f"unnamed-{first.kind}-{key}-{case.tries}"
        found = judged(task, first, case.step(name, lambda: tries(case, first)), scores)
    unlike = [
        each
        for each in case.candidates
        if each.sure and not crosses(each, *case.places) and crosses(each, task.rest, task.withheld)
    ]
    asked = [asks(each) for each in case.crossed[1:]]
    tried = [each[:2] for each in case.crossed]
    questions = [*found.questions, *asked, *open_questions(task, tried)]
    if unlike and found.verdict != LEAK:
        name, kind = unlike[0][:2]
        saw = (
            f"split keeps `{name}` apart, but the withheld rows were drawn by row: the number is "
            f"about {WORDS[kind][2]}. Give {kind}=`{name}`."
        )
        found = replace(found, verdict=UNCLEAR, saw=saw)
    return replace(found, questions=questions)


def asks(candidate):
    """The question about a Candidate, and what its author should do after either answer."""
    given = "time" if candidate.kind == "time" else "groups"
    return f"{WORDS[candidate.kind][4].format(candidate.name)} {if_so(given)}"


def tries(case, candidate):
    """The scores on splits by a Candidate; None for a split that is impossible."""
    (training, validation), scores = case.places, [None] * case.tries
    share = len(validation) / len(np.union1d(training, validation))
    for number in range(case.tries):
        training, validation = parts(case.task, candidate, number, share)
        with contextlib.suppress(runs.LearnersError):
            if len(training) and len(validation):
                what = f"split by {candidate.name}"
                found = case.train(what, training, validation, 90 + number)
                scores[number] = score(case.task, found.predicted, validation)
    return scores


def judged(task, candidate, others, scores):
    """The Verdict on a Candidate. others: the scores on splits by it; scores: those on the
    learner's own splits."""
    name, kind, _, sure = candidate
    mixed, apart, known, condition, _ = (words.format(name) for words in WORDS[kind])
    least = -1.0 if task.counted else 0.0  # below 0, R² has no scale
    others = [max(each, least) for each in others if each is not None]
    if len(others) < 2:
        saw = f"The functions can't be run on a split {apart} (`{name}`)."
        return Verdict("", SOUND, saw, [asks(candidate)])
    own, other = np.mean(scores), np.mean(others)
    text = (
        f"With {mixed} in training and validation, validation gives {said(task, own)}, and "
        f"split {apart} {said(task, other)}."
    )
    others_spread, spread = (np.var(each, ddof=1) for each in (others, scores))
    # two scores alone may agree by chance
    error = np.sqrt(max(others_spread, spread) / len(others) + spread / len(scores))
    if sure and own - other > max(SURE * error, LEAST):
        return Verdict("", LEAK, f"{text} The number is about {known}: give {kind}=`{name}`.")
    if own - other <= max(2 * error, LITTLE):
        return Verdict("", SOUND, text)
    now = f"Validation gives {said(task, own)} now and {said(task, other)} when split {apart}."
    question = f"{asks(candidate)} {now}"
    return Verdict("", SOUND, text, [question], apart=(condition, float(other)))


def parts(task, candidate, number, share):
    """Return (training, validation) with whole groups on each side, or with the latest rows in
    validation."""
    rest, codes = task.rest, candidate.codes
    wanted = max(1, round(share * len(rest)))
    if candidate.kind == "time":
        keep = rest[np.argsort(codes[rest], kind="stable")]
        keep = keep[: len(keep) - number * (wanted // 2)]
        return np.sort(keep[:-wanted]), np.sort(keep[-wanted:])
    order = np.random.default_rng([task.seed, 17, number]).permutation(np.unique(codes[rest]))
    inside = first_groups(codes[rest], order, wanted)
    return rest[~inside], rest[inside]
