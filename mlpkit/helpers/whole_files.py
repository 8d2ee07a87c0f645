"""Files that are whole at every instant: written under another name, then moved to their own.

    with whole(path) as file:
        file.write(text.encode())

A kill or a power cut leaves either the whole old file or the whole new one. The next `whole` in
that folder deletes any draft left behind.
"""

import contextlib
import errno
import os
import time
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where an open file can't be deleted
    fcntl = None

DRAFT = ".mlpkit-draft-"
YOUNG = 60  # seconds; without locks, a younger draft may still be in use


@contextlib.contextmanager
def whole(path, new=False):
    """A file open for writing bytes; it is renamed to `path`, in one step, when the block ends.

    On any exception path is unchanged, and no draft is left. Links are followed. With new=True the
    name must be free, and even a dangling link counts as taken: if something has the name by then,
    it stays, and FileExistsError is raised. Raises OSError if it can't be written.
    """
    path = Path(path) if new else Path(os.path.realpath(path))
    if new and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    if not path.parent.is_dir():  # without this, the error would name the draft
        raise FileNotFoundError(errno.ENOENT, "No such folder", str(path.parent))
    clear_drafts(path.parent)
    with draft_in(path.parent) as draft:
        with open(draft, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        move = rename if new else os.replace
        move(draft, path)
    sync(path.parent)


def rename(source, target):
    """Move a file, link or folder within its folder; FileExistsError if `target` exists.

    Unlike POSIX's rename it never overwrites anything, not even a file created a moment ago.
    """
    source, target = Path(source), Path(target)
    if os.name == "nt" or (source.is_dir() and not source.is_symlink()):
        os.rename(source, target)  # os.rename overwrites no file in these cases
        return
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: take the name first, then fill it
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        try:
            os.replace(source, target)
        except BaseException:
            os.unlink(target)
            raise
    else:
        os.unlink(source)


def second_name(path, name):
    """Give a file a second name; FileExistsError if the name is taken.

    When `whole` later writes to the first name, the file under the second is not changed.
    """
    try:
        os.link(os.path.realpath(path), name)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with whole(name, new=True) as file:
            file.write(Path(path).read_bytes())


def set_aside(path):
    """Rename an unreadable file to the first free of NAME-damaged-1, -2, …; returns that path."""
    number = 1
    while True:
        aside = path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")
        if not os.path.lexists(aside):
            with contextlib.suppress(FileExistsError):
                rename(path, aside)
                return aside
        number += 1


def clear_drafts(folder):
    """Delete the drafts of writers that were killed; drafts of living writers stay."""
    drafts = []
    with contextlib.suppress(OSError):
        drafts = [Path(folder, name) for name in os.listdir(folder) if name.startswith(DRAFT)]
    for draft in drafts:
        with contextlib.suppress(OSError):  # the draft was deleted meanwhile, or is in use
            if fcntl is None:
                if time.time() - draft.stat().st_mtime > YOUNG:
                    draft.unlink()
                continue
            handle = os.open(draft, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
            try:
                # nobody has locked it, so its writer is dead
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                draft.unlink()
            finally:
                os.close(handle)


@contextlib.contextmanager
def draft_in(folder):
    """A new, empty file in the folder, locked while it is needed and deleted at the end."""
    while True:
        draft = Path(folder, DRAFT + os.urandom(4).hex())
        handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)
        if fcntl is None:
            os.close(handle)
            break
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        if os.path.lexists(draft):
            break
        os.close(handle)  # another process had deleted the file just before this one locked it
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)
        if fcntl is not None:
            os.close(handle)


def sync(folder):
    """Make the folder's names survive a power cut, if folders can be synced at all."""
    with contextlib.suppress(OSError):  # folders can't be synced on Windows and some file systems
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
