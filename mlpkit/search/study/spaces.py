"""A space of `mlpkit.search` as Optuna's distributions, and Optuna's parameters as settings."""

from types import FunctionType

from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

from mlpkit.search import Choice, Integer, LogUniform, Uniform
from mlpkit.search.study.identity import parts_of
from mlpkit.search.study.parts import UNKNOWN, without_addresses

PLAIN = (bool, int, float, str, type(None))  # types that a study's file can store directly


def distributions(space):
    """Return {name: Optuna's distribution} of a space; ValueError if it is not a space."""
    if not isinstance(space, dict) or not space:
        raise ValueError(f"search: got the space {space!r}; expected a dict {{name: its values}}.")
    for name in space:
        # a file would store the name as text, which would differ from the name
        if not isinstance(name, str):
            raise ValueError(f"search: got {name!r} in the space; expected a string as a name.")
    return {name: distribution(name, draw) for name, draw in space.items()}


def distribution(name, draw):
    match draw:
        case Uniform(low, high):
            return FloatDistribution(low, high)
        case LogUniform(low, high):
            return FloatDistribution(low, high, log=True)
        case Integer(low, high):
            return IntDistribution(low, high)
        case Choice(options):
            return CategoricalDistribution(tuple(named(options)))
    raise ValueError(
        f"search: got {draw!r} for {name!r}; expected Uniform, LogUniform, Integer or Choice."
    )


def named(options):
    """Return {an option's key in the study: the option}: the key is the option itself, or its text.

    Options that are equal in Python, such as 0 and False, have their texts as keys; different
    options with the same text, such as two lambdas or two objects, get a number from the second on.
    """
    different = {}  # {(text, parts): option}
    for option in options:
        text, parts = without_addresses(option), parts_of(it=option)
        itself = type(option).__eq__ is object.__eq__ and not isinstance(option, FunctionType)
        unlike = id(option) if itself or UNKNOWN in parts.values() else None
        different.setdefault((text, *parts.items(), unlike), option)
    texts, found = [text for text, *_ in different], list(different.values())
    if all(isinstance(option, PLAIN) for option in found) and len(set(found)) == len(found):
        return {option: option for option in found}
    return {
        text if texts.index(text) == place else f"{text} ({texts[:place].count(text) + 1})": option
        for place, (text, option) in enumerate(zip(texts, found, strict=True))
    }


def unlike_text(space):
    """Return {name: its options} if the texts that a study stores may not identify these."""
    return {
        name: draw.options
        for name, draw in space.items()
        if isinstance(draw, Choice) and not all(isinstance(each, PLAIN) for each in draw.options)
    }


def options_of(space):
    """Return {name: {an option's key: the option}} of each Choice."""
    return {name: named(draw.options) for name, draw in space.items() if isinstance(draw, Choice)}


def settings_of(parameters, space, options):
    """The settings, in the space's order, that Optuna's parameters stand for."""
    settings = {name: parameters[name] for name in space}
    return settings | {name: each[settings[name]] for name, each in options.items()}
