"""What only POSIX has is used only after a check that it is there: we have no Windows to try it on.

A use counts as guarded if its function, or the import around it, checks for it.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = {
    "fcntl",
    "resource",
    "pwd",
    "grp",
    "termios",
    "tty",
    "pty",
    "posix",
    "syslog",
    "readline",
}
NAMES = {  # Python's documentation says "Availability: Unix" or "not Windows"
    "os": (
        *("chown", "chroot", "ctermid", "fchmod", "fork", "forkpty", "getegid", "geteuid"),
        *("getgid", "getloadavg", "getpgid", "getpgrp", "getsid", "getuid", "killpg", "mkfifo"),
        *("mknod", "nice", "openpty", "posix_spawn", "pread", "pwrite", "register_at_fork"),
        *("sched_getaffinity", "sched_setaffinity", "setsid", "setuid", "statvfs", "sync"),
        *("sysconf", "uname", "wait", "waitid", "WNOHANG", "O_CLOEXEC", "O_DIRECTORY"),
        *("O_NOFOLLOW", "O_NONBLOCK"),
    ),
    "signal": (
        *("SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPROF", "SIGQUIT", "SIGSTOP", "SIGTSTP"),
        *("SIGUSR1", "SIGUSR2", "SIGVTALRM", "alarm", "getitimer", "pause", "pthread_kill"),
        *("pthread_sigmask", "setitimer", "sigpending", "sigwait"),
    ),
    "time": ("tzset", "clock_gettime", "CLOCK_MONOTONIC"),
}
GUARDS = ("hasattr(", "os.name", "sys.platform", " is None", " is not None")
EMPTY = {  # functions that only loop over a tuple that is empty on Windows
    ("surroundings.py", "timers"): "TIMERS",
    ("surroundings.py", "stop_timers"): "TIMERS",
}
FILES = [
    path
    for room in ("mlpkit", "docs", "benchmarks", ".ci")
    for path in sorted((ROOT / room).rglob("*.py"))
    if "node_modules" not in path.parts
]


def unguarded(text, file=""):
    """Return ["line: what is used"] of a module's source, for each use that is not guarded."""
    return sorted(f"{use.lineno}: {ast.unparse(use)}" for use in uses(ast.parse(text), (), file))


def uses(node, above, file):
    """Yield the nodes inside a node that use what only POSIX has, except where it is guarded."""
    if is_posix(node) and not is_guarded(above, file):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from uses(child, (*above, node), file)


def is_posix(node):
    if isinstance(node, ast.Import):
        return any(alias.name in MODULES for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        names = NAMES.get(node.module, ())
        return node.module in MODULES or any(alias.name in names for alias in node.names)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return node.attr in NAMES.get(node.value.id.lstrip("_"), ())
    return False


def is_guarded(above, file):
    """Whether the nodes above a use guard it, by a try or by a test in the same function."""
    for node in above:
        if isinstance(node, ast.Try):
            caught = " ".join(ast.unparse(one.type) for one in node.handlers if one.type)
            if "ImportError" in caught or "AttributeError" in caught:
                return True
        tests = [node.test] if isinstance(node, ast.If) else []
        if isinstance(node, ast.FunctionDef):
            if (file, node.name) in EMPTY:
                return True
            tests = [one.test for one in ast.walk(node) if isinstance(one, (ast.If, ast.IfExp))]
            tests += [one for one in ast.walk(node) if isinstance(one, ast.BoolOp)]
        if any(guard in ast.unparse(test) for test in tests for guard in GUARDS):
            return True
    return False


def test_nothing_that_only_posix_has_is_used_unguarded():
    found = {
        path.relative_to(ROOT).as_posix(): unguarded(path.read_text("utf-8"), path.name)
        for path in FILES
    }
    assert len(found) > 300 and {name: some for name, some in found.items() if some} == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("import fcntl", ["1: import fcntl"]),
        ("from os import nice", ["1: from os import nice"]),
        ("def f():\n    os.killpg(1, signal.SIGKILL)", ["2: os.killpg", "2: signal.SIGKILL"]),
        ("try:\n    import fcntl\nexcept ImportError:\n    fcntl = None", []),
        ("try:\n    import fcntl\nexcept OSError:\n    fcntl = None", ["2: import fcntl"]),
        ("def f():\n    return hasattr(os, 'geteuid') and os.geteuid() == 0", []),
        ("def f():\n    if os.name == 'nt':\n        return\n    os.fork()", []),
        ("if hasattr(os, 'fork'):\n    os.fork()", []),
        ("if os.name == 'nt':\n    pass\ndef f():\n    os.fork()", ["4: os.fork"]),
        ("os.replace(a, b); signal.SIGINT; time.monotonic()", []),
    ],
)
def test_uses_are_found_and_guards_are_understood(text, found):
    assert unguarded(text) == found


def test_the_listed_names_exist_on_this_system():
    """A misspelt name would never be found."""
    import os
    import signal
    import time

    if os.name == "posix":
        for module in (os, signal, time):
            lacking = {one for one in NAMES[module.__name__] if not hasattr(module, one)}
            assert lacking == set() or os.uname().sysname != "Linux"


def test_the_readme_says_what_was_never_run():
    page = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert "On Windows and on macOS nothing has been run yet" in page
