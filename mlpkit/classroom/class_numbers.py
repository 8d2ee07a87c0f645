"""Exact counts over the files of a class; `small_groups` decides what is shown."""

from collections import Counter
from dataclasses import dataclass, field
from statistics import median, quantiles

from mlpkit.classroom.learner import ERROR, UNNAMED, WAYS


@dataclass
class ExerciseNumbers:
    """ways: {way out: people}, of everybody. firsts: {first mistake: {way out: people}}. unnamed:
    people with an answer that no sentence named; unnamed_answers: how many such answers. minutes:
    those of each person who has any, sorted.
    """

    ways: Counter = field(default_factory=Counter)
    firsts: dict = field(default_factory=dict)
    unnamed: int = 0
    unnamed_answers: int = 0
    minutes: list = field(default_factory=list)


@dataclass
class ClassNumbers:
    """people: how many. exercises: {name: ExerciseNumbers}, guesses: {name: {(answer, right):
    people}}, each of those that anybody tried, in the course's order. stopped: {name: people}, of
    those who have not solved the core. finished: people who have. notebooks: {number: minutes of
    each person}, sorted.
    """

    people: int
    exercises: dict
    guesses: dict
    stopped: dict
    finished: int
    notebooks: dict


def class_numbers(course, learners):
    """The ClassNumbers of a list of Learners."""
    exercises = {}
    for name in course.exercises:
        if tries := [each.tried[name] for each in learners if name in each.tried]:
            exercises[name] = exercise_numbers(tries, len(learners))
    guesses = {}
    for name in course.guesses:
        if answers := [each.guessed[name] for each in learners if name in each.guessed]:
            guesses[name] = dict(Counter(answers).most_common())
    stopped = Counter(each.stopped for each in learners if each.stopped)
    core = {name for name, record in course.exercises.items() if not record.extra}
    return ClassNumbers(
        len(learners),
        exercises,
        guesses,
        {name: stopped[name] for name in course.records if stopped[name]},
        sum(core <= each.solved for each in learners),
        notebook_minutes(course, learners),
    )


def exercise_numbers(tries, people):
    found = ExerciseNumbers(Counter({way: 0 for way in WAYS}))
    for each in tries:
        found.ways[each.way] += 1
        if each.first:
            found.firsts.setdefault(each.first, Counter())[each.way] += 1
        found.unnamed += each.unnamed > 0
        found.unnamed_answers += each.unnamed
    found.ways["open"] = people - len(tries)
    found.minutes = sorted(each.minutes for each in tries if each.minutes is not None)
    return found


def notebook_minutes(course, learners):
    """Return {number of a notebook: the minutes of each person who has any, sorted}."""
    found = {}
    for each in learners:
        own = Counter()
        for name, tried in each.tried.items():
            if tried.minutes is not None:
                own[course.exercises[name].notebook] += tried.minutes
        for number, minutes in own.items():
            found.setdefault(number, []).append(minutes)
    return {number: sorted(found[number]) for number in sorted(found)}


def first_mistakes(numbers):
    """Return [(exercise, slug, {way out: people})] of mistakes with a name, the most frequent
    first."""
    found = [
        (name, slug, ways)
        for name, each in numbers.exercises.items()
        for slug, ways in each.firsts.items()
        if slug not in (UNNAMED, ERROR)
    ]
    return sorted(found, key=lambda item: -item[2].total())


def middle(minutes):
    """Return (lower quartile, median, upper quartile) of at least two numbers."""
    low, _, high = quantiles(minutes, n=4, method="inclusive")
    return low, median(minutes), high
