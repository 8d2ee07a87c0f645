"""What the site brings for Python: archives, files, and what is pinned; npm isn't needed here."""

import io
import json
import re
import sysconfig
import tarfile
import zipfile

import pytest

from docs import live_folder
from docs.packed import packed, unpacked
from docs.wasm import libraries, pins
from docs.wasm.build import SYSCONFIG, config_line, headers
from docs.wasm.drawing import CLEAR, RETURNING
from docs.wasm.trim_drawing import FONTS_FOLDER
from mlpkit.exercises import CONCEPTS

NUMPY = unpacked(live_folder.NUMPY.read_bytes())
DRAWING = unpacked(live_folder.DRAWING.read_bytes())
COURSE = live_folder.course()
LOCK = (live_folder.LIVE / "package-lock.json").read_text("utf-8")


def test_the_same_files_make_the_same_bytes_in_any_order():
    files = {"b/c": b"1", "a": b"22"}
    assert packed(files) == packed(dict(reversed(files.items())))
    assert unpacked(packed(files)) == files
    with tarfile.open(fileobj=io.BytesIO(packed(files))) as tar:
        assert {one.mtime for one in tar.getmembers()} == {0}


def test_the_worker_can_read_every_name_in_an_archive():
    """It knows the fields of 100 and 155 letters, and no extensions of tar."""
    for files in (NUMPY, DRAWING, COURSE):
        with tarfile.open(fileobj=io.BytesIO(packed(files))) as tar:
            assert {one.type for one in tar.getmembers()} == {tarfile.REGTYPE}
            assert not any(one.pax_headers for one in tar.getmembers())


def test_numpys_archive_is_the_pinned_version_with_its_licences_and_without_tests():
    version = re.search(rb'version = "(.+)"', NUMPY["numpy/version.py"])[1].decode()
    assert version == pins.NUMPY
    assert b"Redistribution" in NUMPY["numpy/LICENSE.txt"]
    named = re.findall(rb"see (numpy/\S+)", NUMPY["numpy/LICENSES_bundled.txt"])
    # the wheel spells one of the names differently
    named = {name.decode().replace("LICENCE", "LICENSE") for name in named}
    assert {name for name in named if not {name, f"{name}.LICENSE"} & NUMPY.keys()} == set()
    assert [name for name in NUMPY if "/tests/" in name or name.startswith("numpy/f2py")] == []


def test_drawings_archive_is_small_and_has_one_backend_three_faces_and_no_tests():
    assert live_folder.DRAWING.stat().st_size < 4_500_000
    version = re.search(rb'version = "(.+)"', DRAWING["matplotlib/_version.py"])[1].decode()
    assert version == pins.SOURCES["matplotlib"][0]
    assert sum(name.endswith(".ttf") for name in DRAWING) == 3
    backends = re.findall(r"matplotlib/backends/(\S+)\.py", " ".join(DRAWING))
    assert backends == ["__init__", "backend_agg", "registry"]
    assert [name for name in DRAWING if "/tests/" in name] == []


def test_all_that_is_in_drawings_archive_has_its_licence_there():
    found = {name.split("/")[2] for name in DRAWING if name.startswith("matplotlib/licences/")}
    pinned = pins.SOURCES | pins.WHEELS | pins.LIBRARIES
    wanted = {f"{name.replace('-', '_')}-{version}" for name, (version, *_) in pinned.items()}
    assert wanted - found == set()
    assert any(name.endswith("/copying") for name in DRAWING), "that of Agg"
    assert f"{FONTS_FOLDER}LICENSE_DEJAVU" in DRAWING


def test_kiwisolvers_functions_return_the_number_that_the_garbage_collector_expects():
    source = "void\nTerm_clear( Term* self )\n{\n\tPy_CLEAR( self->variable );\n}\n"
    mended = "int Term_clear( Term* self )\n{\n\tPy_CLEAR( self->variable );\nreturn 0;\n}\n"
    assert CLEAR.sub(RETURNING, source) == mended


def test_libraries_are_unpacked_without_what_an_earlier_build_left(tmp_path):
    folder = tmp_path / "libraries"
    (libraries.unpack(folder)["zlib"] / "lib").mkdir()
    kept = libraries.unpack(folder)
    assert kept.keys() == pins.LIBRARIES.keys()
    assert (kept["zlib"] / "zlib.h").exists()
    assert not (kept["zlib"] / "lib").exists()


@pytest.mark.parametrize("archive", [NUMPY, DRAWING], ids=["numpy", "drawing"])
def test_every_module_in_an_archive_is_webassembly_for_this_python(archive):
    modules = {name: data for name, data in archive.items() if name.endswith(".so")}
    assert len(modules) > 5
    tag = f"cpython-{pins.PYTHON.replace('.', '')}-wasm32-emscripten"
    assert [name for name in modules if tag not in name] == []
    assert [name for name, data in modules.items() if not data.startswith(b"\0asm")] == []


@pytest.mark.parametrize("archive", [NUMPY, DRAWING], ids=["numpy", "drawing"])
def test_an_archive_reveals_nothing_about_the_machine_that_built_it(archive):
    built = {name: archive[name] for name in archive if name.endswith((".so", "__config__.py"))}
    folder = re.compile(rb"/(home|root|work|Users)/")
    assert [name for name, data in built.items() if folder.search(data)] == []


def test_pyodide_is_pinned_and_the_lock_file_names_no_registry():
    assert re.fullmatch(r"\d+\.\d+\.\d+", pins.PYODIDE)
    locked = json.loads(LOCK)["packages"]
    assert locked["node_modules/pyodide"]["version"] == pins.PYODIDE
    assert "resolved" not in LOCK and "http" not in re.sub(r'"url": "[^"]*"', "", LOCK)


def test_the_archive_of_the_course_has_every_exercise_and_nothing_of_the_command():
    for concept in CONCEPTS:
        assert f"mlpkit/exercises/{concept}/__init__.py" in COURSE
    assert {"docs/live/page.py", "mlpkit/checker/contents/page.css"} <= COURSE.keys()
    assert {name.split("/")[0] for name in COURSE} == {"docs", "mlpkit"}, "a page needs no other"
    assert [name for name in COURSE if name.startswith("mlpkit/command/")] == []


def test_files_that_python_opens_later_are_in_no_archive_and_no_file_is_in_two_places():
    later = live_folder.opened_files()
    assert "mlpkit/data/fashion_mnist/train-images-idx3-ubyte.gz" in later
    assert "notebooks/02_activations.ipynb" in later and "mlpkit/measured/claims.json" in later
    assert later.keys() & COURSE.keys() == set()
    missing = live_folder.of_mlpkit().keys() - later.keys() - COURSE.keys()
    assert missing == set()


def test_without_npm_the_site_says_what_it_lacks_and_the_folder_goes(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    folder = tmp_path / "live"
    folder.mkdir()
    assert live_folder.make(folder) is None
    assert not folder.exists()
    assert "There is no npm" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "told", "made"),
    [
        ("#define SIZEOF_LONG 8", {"SIZEOF_LONG": 4}, "#define SIZEOF_LONG 4"),
        ("#define HAVE_FORK 1", {"HAVE_FORK": 0}, "/* #undef HAVE_FORK */"),
        ("/* #undef HAVE_X */", {"HAVE_X": 1}, "#define HAVE_X 1"),
        ("#define PLATLIBDIR lib", {"PLATLIBDIR": "a/b"}, '#define PLATLIBDIR "a/b"'),
        ("#define NATIVE 1", {}, "#define NATIVE 1"),
        ("#endif", {"endif": 1}, "#endif"),
    ],
)
def test_a_line_of_pyconfig_becomes_that_of_pyodide(line, told, made):
    assert config_line(line, told) == made


@pytest.mark.parametrize("folder", ["include/python3.13", "include/x86_64-linux-gnu/python3.13"])
def test_the_headers_become_those_of_pyodide_with_debians_python_too(folder, tmp_path, monkeypatch):
    """Debian's pyconfig.h beside the other headers only includes that of the processor."""
    include, own = tmp_path / "include" / "python3.13", tmp_path / folder
    for one in (include, own):
        one.mkdir(parents=True, exist_ok=True)
    (include / "pyconfig.h").write_text("#include <x86_64-linux-gnu/pyconfig.h>\n", "utf-8")
    (own / "pyconfig.h").write_text("#define SIZEOF_LONG 8\n", "utf-8")
    monkeypatch.setattr(sysconfig, "get_path", lambda name: str(include))
    monkeypatch.setattr(sysconfig, "get_config_var", lambda name: "x86_64-linux-gnu")
    with zipfile.ZipFile(tmp_path / "python_stdlib.zip", "w") as stdlib:
        stdlib.writestr(f"{SYSCONFIG}.py", "build_time_vars = {'SIZEOF_LONG': 4}")
    headers(tmp_path / "build", tmp_path)
    made = tmp_path / "build" / "include" / "pyconfig.h"
    assert made.read_text("utf-8") == "#define SIZEOF_LONG 4\n"
