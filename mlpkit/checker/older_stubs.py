"""Answers to a stub whose first line was another in an earlier version of its exercise."""

import inspect


def stub_version(record, function):
    """Which earlier version's stub has the function's first line; None where it is today's."""
    try:
        parameters = ", ".join(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return None
    return next((v for v, (older, _) in record.older.items() if older == parameters), None)


def as_now(record, function):
    """The function; of one with an earlier stub's first line, what answers today's with it."""
    version = stub_version(record, function)
    if version is None:
        return function
    now = record.older[version][1](function)
    now.__signature__ = inspect.signature(record.reference)  # not that of what it wraps
    return now
