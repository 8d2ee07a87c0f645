"""Pytest in a process of its own, for tests that start it many times.

It loads nbval, which loads jsonschema, which compiles forty grammars of internationalized addresses
if it finds them: more than a second of a processor, most of pytest's start. Nothing here needs
them.
"""

START = "import sys; sys.modules['rfc3987_syntax'] = None; import pytest; sys.exit(pytest.main())"
PYTEST = "-c", START  # Python's arguments, in place of -m pytest
