"""Modules that are compiled before a page asks for them."""

import importlib._bootstrap_external as imports
import subprocess
import sys
import zipfile

import pytest

from docs.bytecode import bytecode, in_place_of_source, zip_with
from docs.live_folder import course


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "library.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("quick.py", "raise RuntimeError('compiled again')")
        packed.writestr("slow.py", "answer = 2")
        packed.writestr("folder/", "")
    return path


def test_a_compiled_module_takes_the_place_of_its_source_and_python_imports_it(archive, tmp_path):
    code = compile("answer = 1", "quick.py", "exec")
    pyc = imports._code_to_hash_pyc(code, bytes(8), False)
    archive.write_bytes(zip_with(archive, {"quick.pyc": pyc}))
    program = "import quick, slow; print(quick.answer, slow.answer)"
    done = subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": archive}, text=True,
                          capture_output=True)  # fmt: skip
    assert (done.stdout, done.stderr) == ("1 2\n", "")


def test_the_same_files_make_the_same_bytes_whatever_their_order_and_dates(archive, tmp_path):
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(archive) as packed, zipfile.ZipFile(other, "w") as again:
        for one in reversed(packed.infolist()):
            again.writestr(zipfile.ZipInfo(one.filename, (2001, 1, 1, 0, 0, 0)), packed.read(one))
    assert other.read_bytes() != archive.read_bytes()
    assert zip_with(other, {}) == zip_with(archive, {})


def test_what_is_not_compiled_keeps_its_source():
    files = {"a.py": b"1", "b.py": b"2", "data.txt": b"3"}
    assert in_place_of_source(files, {"a.pyc": b"4"}) == {
        "a.pyc": b"4",
        "b.py": b"2",
        "data.txt": b"3",
    }


@pytest.mark.guards
def test_what_a_press_imports_is_compiled_for_the_pages_python_and_never_looked_up(run_on_page):
    program = "import importlib.util; print(importlib.util.MAGIC_NUMBER.hex())"
    (magic,) = run_on_page(program)
    stdlib, packages = bytecode(course())
    assert {"json/__init__.pyc", "dataclasses.pyc", "typing.pyc"} <= stdlib.keys()
    assert {"numpy/__init__.pyc", "numpy/_core/numeric.pyc"} <= packages.keys()
    # the flag for a hash that Python doesn't check
    unchecked = bytes.fromhex(magic) + (1).to_bytes(4, "little")
    assert {data[:8] for data in (stdlib | packages).values()} == {unchecked}
