"""Wheels for Pyodide from pinned sources; NumPy's first. The others are in drawing.py."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

from docs.wasm import pins

HERE = Path(__file__).parent
SYSCONFIG = "_sysconfigdata__emscripten_wasm32-emscripten"
CROSS = """[binaries]
c = ['{python}', '{emcc}', 'emcc']
cpp = ['{python}', '{emcc}', 'em++']
ar = 'emar'
strip = 'emstrip'
pkg-config = 'false'
pybind11-config = '{venv}/bin/pybind11-config'
[properties]
needs_exe_wrapper = true
skip_sanity_check = true
longdouble_format = 'IEEE_QUAD_LE'
[host_machine]
system = 'emscripten'
cpu_family = 'wasm32'
cpu = 'wasm'
endian = 'little'
"""
SETTINGS = (
    *("-Dallow-noblas=true", "-Dblas=none", "-Dlapack=none"),
    *("-Dcpu-baseline=none", "-Dcpu-dispatch=none", "-Dbuildtype=release", "-Db_ndebug=true"),
)


def numpy_wheel(folder, python):
    """Return (wheel, source) of NumPy, built in a prepared folder in six minutes of one core."""
    source = unpacked_source(folder, python, "numpy", pins.NUMPY, pins.NUMPY_SHA256)
    return wheel(folder, python, source, *meson_options(folder, *SETTINGS)), source


def prepared(folder, pyodide):
    """Make a folder in which wheels can be built; returns the Python of its environment.

    pyodide: the folder of npm's package. Exits with a sentence if a tool is missing or has a
    different version.
    """
    check_tools()
    folder.mkdir(parents=True, exist_ok=True)
    python = environment(folder / "venv")
    headers(folder, pyodide)
    cross = CROSS.format(python=sys.executable, emcc=HERE / "emcc.py", venv=folder / "venv")
    (folder / "cross.ini").write_text(cross)
    return python


def meson_options(folder, *settings):
    """Options for a package that is built with Meson."""
    told = [f"-Csetup-args={one}" for one in (f"--cross-file={folder / 'cross.ini'}", *settings)]
    return ["-Cbuild-dir=build", "-Ccompile-args=-j2", *told]


def wheel(folder, python, source, *options, more=None):
    """Build a wheel of an unpacked source; more: further variables of the build's environment."""
    made = folder / "wheels" / source.name
    shutil.rmtree(made, ignore_errors=True)
    command = [python, "-m", "build", "--wheel", "--no-isolation", "--skip-dependency-check"]
    command += ["--outdir", made, *options, source]
    subprocess.run(command, env=os.environ | variables(folder) | (more or {}), check=True)
    return next(made.glob("*wasm32.whl"))


def unpacked_source(folder, python, name, version, sha256):
    """Let pip fetch a package's source with this hash; return the folder in which it is
    unpacked."""
    wanted = folder / f"{name}.txt"
    wanted.write_text(f"{name}=={version} --hash=sha256:{sha256}\n")
    command = [python, "-m", "pip", "download", "--quiet", "--no-deps", "--no-build-isolation"]
    command += ["--no-binary", name, "--require-hashes", "-r", wanted, "-d", folder / "sources"]
    told = {"PYTHONPATH": str(HERE / "asked"), "ASKED_NAME": name, "ASKED_VERSION": version}
    subprocess.run(command, env=os.environ | told, check=True)
    shutil.rmtree(folder / f"{name}-{version}", ignore_errors=True)
    shutil.unpack_archive(folder / "sources" / f"{name}-{version}.tar.gz", folder, filter="data")
    return folder / f"{name}-{version}"


def check_tools():
    """Exit with a sentence if a compiler or Python is not the pinned one."""
    if (here := "{}.{}".format(*sys.version_info)) != pins.PYTHON:
        sys.exit(f"docs.wasm: this is Python {here}; expected {pins.PYTHON}, as in Pyodide.")
    if not shutil.which("emcc"):
        sys.exit(f"docs.wasm: there is no emcc; expected Emscripten {pins.EMSCRIPTEN}.")
    told = subprocess.run(["emcc", "--version"], capture_output=True, text=True, check=True).stdout
    if pins.EMSCRIPTEN not in (first := told.splitlines()[0]):
        sys.exit(f"docs.wasm: emcc is {first!r}; expected {pins.EMSCRIPTEN}.")


def environment(folder):
    """Make an environment with the pinned build tools; return the path of its Python."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", *pins.TOOLS, *pins.DRAWING_TOOLS], check=True
    )
    return python


def headers(folder, pyodide):
    """Write Python's headers for Pyodide into include/, and what its `sysconfig` would say into
    sysconfig/."""
    here, there = Path(sysconfig.get_path("include")), folder / "include"
    shutil.copytree(here, there, dirs_exist_ok=True)
    with zipfile.ZipFile(pyodide / "python_stdlib.zip") as stdlib:
        stdlib.extract(f"{SYSCONFIG}.py", folder / "sysconfig")
    told = folder / "sysconfig" / f"{SYSCONFIG}.py"
    spec = importlib.util.spec_from_file_location(SYSCONFIG, told)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    lines = own_config(here).read_text("utf-8").splitlines()
    lines = [config_line(line, module.build_time_vars) for line in lines]
    (there / "pyconfig.h").write_text("\n".join([*lines, ""]), "utf-8")


def own_config(include):
    """The pyconfig.h of this Python. Debian's is in the folder of the processor, and the one beside
    the other headers only includes it.
    """
    folder = include.parent / (sysconfig.get_config_var("MULTIARCH") or "") / include.name
    return next(one for one in (folder / "pyconfig.h", include / "pyconfig.h") if one.exists())


CONFIG = re.compile(r"/\* #undef (?P<undefined>\w+) \*/|#define (?P<defined>\w+)\b.*")


def config_line(line, told):
    """A line of pyconfig.h as in Pyodide; told: {name: value} of Pyodide's `sysconfig`."""
    match = CONFIG.fullmatch(line)
    name = match and (match["undefined"] or match["defined"])
    if name not in told:
        return line
    value = told[name]
    if value in (0, "0", "") and not name.startswith(("SIZEOF", "ALIGNOF")):
        return f"/* #undef {name} */"
    if isinstance(value, str) and not re.fullmatch(r'[\w()+\-* ]+|".*"', value):
        value = f'"{value}"'
    return f"#define {name} {value}"


def variables(folder):
    """The environment in which `sysconfig` and emcc.py speak for Pyodide."""
    return {
        "_PYTHON_HOST_PLATFORM": pins.PLATFORM,
        "_PYTHON_SYSCONFIGDATA_NAME": SYSCONFIG,
        "PYTHONPATH": str(folder / "sysconfig"),
        "WASM_INCLUDE": str(folder / "include"),
        "WASM_FLAGS": f"{pins.EXCEPTIONS} -Wno-return-type -ffile-prefix-map={folder.resolve()}=.",
        "PATH": f"{folder / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}",
    }
