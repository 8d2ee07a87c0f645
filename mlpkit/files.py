"""Writing a file so that its name always holds the old content or the new one, whole."""

import contextlib
import hashlib
import os
import platform
import re
import secrets
import time
from pathlib import Path

HERE = hashlib.sha256(platform.node().encode()).hexdigest()[:8]  # this machine, in a file's name
RUN = secrets.token_hex(4)  # this run of Python: another one may get its process's number
OLD = 24 * 3600  # seconds after which nobody can still be writing


@contextlib.contextmanager
def replacing(path):
    """An open binary file beside `path`; at the end it is on the disk and moved there.

    After an error, `path` is untouched and the new file gone. What writers that were killed have
    left beside it is cleared first. Raises OSError when it can't be written.
    """
    path = Path(path)
    clear_abandoned(path)
    temporary = path.with_name(f".{path.name}-{HERE}-{os.getpid()}-{RUN}-{secrets.token_hex(4)}")
    try:
        with open(temporary, "xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def clear_abandoned(path):
    """Delete the temporary files for `path` whose writers are gone; others' stay."""
    name = re.compile(
        re.escape(f".{path.name}-") + r"([0-9a-f]{8})-(\d+)-([0-9a-f]{8})-[0-9a-f]{8}"
    )
    for file in path.parent.iterdir():
        if (found := name.fullmatch(file.name)) and not may_be_written(file, *found.groups()):
            with contextlib.suppress(OSError):  # another save was quicker, or it is not ours
                file.unlink()


def may_be_written(file, machine, process, run):
    """Whether the process that began a temporary file may still be at work on it."""
    try:
        if time.time() - file.stat().st_mtime > OLD:
            return False
    except OSError:  # gone meanwhile
        return False
    if machine != HERE or os.name == "nt":  # there os.kill would end the process that it asks for
        return True
    if int(process) == os.getpid():
        return run == RUN  # another thread's, or that of a process which had our number before us
    try:
        os.kill(int(process), 0)  # sends nothing: asks whether it is there
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # somebody else's
        return True
    return True
