"""Answers to an earlier version of an exercise, whose stub had a different first line."""

import inspect


def stub_version(record, function):
    """The earlier version whose stub has the function's first line, or None."""
    try:
        parameters = ", ".join(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return None
    return next((v for v, (older, _) in record.older.items() if older == parameters), None)


def as_now(record, function):
    """The function; if it answers an earlier stub, adapted to today's."""
    version = stub_version(record, function)
    if version is None:
        return function
    now = record.older[version][1](function)
    # not the signature of the wrapped function
    now.__signature__ = inspect.signature(record.reference)
    return now
