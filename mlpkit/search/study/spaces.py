"""A space of `mlpkit.search` as Optuna's distributions, and Optuna's parameters as settings."""

from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

from mlpkit.search import Choice, Integer, LogUniform, Uniform

PLAIN = (bool, int, float, str, type(None))  # what a study's file can hold as it is


def distributions(space):
    """{name: Optuna's distribution} of a space; ValueError for what is none."""
    if not isinstance(space, dict) or not space:
        raise ValueError(f"search: got the space {space!r}; expected a dict {{name: its values}}.")
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
    """{what stands for an option in the study: the option}: itself, or its text."""
    if all(isinstance(option, PLAIN) for option in options):
        return {option: option for option in options}
    return {repr(option): option for option in options}


def settings_of(parameters, space):
    """The settings, in the space's order, that Optuna's parameters stand for."""
    settings = {name: parameters[name] for name in space}
    for name, draw in space.items():
        if isinstance(draw, Choice):
            settings[name] = named(draw.options)[settings[name]]
    return settings
