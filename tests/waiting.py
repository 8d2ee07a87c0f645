"""Waiting for another thread; the minute is for a machine under load."""

import time


def wait_for(condition, seconds=60):
    """Wait until the condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def join(thread):
    """Wait until a thread has ended."""
    thread.join(60)
    assert not thread.is_alive()
