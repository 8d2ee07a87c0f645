"""Whether data fit into memory, checked before they are read."""

import os
from pathlib import Path

CGROUP = Path("/sys/fs/cgroup")  # contains a container's limit, on Binder and elsewhere


def available_memory():
    """Return the bytes of free memory; None if the system doesn't say."""
    try:
        import psutil

        free = psutil.virtual_memory().available
    except ImportError:  # psutil comes with Jupyter's kernel
        try:
            free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        except (AttributeError, ValueError, OSError):  # Windows
            return None
    return min(free, *_left_in_container(free))


def _left_in_container(free):
    try:
        limit = int((CGROUP / "memory.max").read_text())
        used = int((CGROUP / "memory.current").read_text())
    except (OSError, ValueError):  # not a container, or no limit ("max")
        return (free,)
    return (max(0, limit - used),)


def refuse_too_much(needed, what, advice):
    """Raise MemoryError if `needed` bytes exceed the free memory; what: "data.csv"."""
    free = available_memory()
    if free is not None and needed > free:
        raise MemoryError(
            f"{what}: got data that needs about {format_bytes(needed)} of memory; expected at most "
            f"{format_bytes(free)}, which is free now. {advice}"
        )


def format_bytes(size):
    """A number of bytes: "7 MB", "3.2 GB"."""
    if size < 1e9:
        return f"{max(1, round(size / 1e6)):,} MB"
    return f"{size / 1e9:,.1f} GB"
