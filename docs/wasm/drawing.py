"""Wheels of Matplotlib for Pyodide, and of what it imports, from pinned sources."""

import os
import re
import shutil
import subprocess

from docs.wasm import libraries, pins
from docs.wasm.build import HERE, meson_options, unpacked_source, variables, wheel

RELEASE = ("-Dbuildtype=release", "-Db_ndebug=true", "-Db_lto=false", "-Dwerror=false")
MATPLOTLIB = (
    # sizes have 32 bits here, but are written into wider arrays
    *("-Dcpp_args=-Wno-c++11-narrowing", "-Dmacosx=false", "-DrcParams-backend=Agg"),
    # its code asks the compiler for stricter rules than its version meets
    "-Dharfbuzz:cpp_args=-DHB_NO_PRAGMA_GCC_DIAGNOSTIC_ERROR",
)
ZLIB = (
    *("adler32", "compress", "crc32", "deflate", "infback", "inffast", "inflate", "inftrees"),
    *("trees", "uncompr", "zutil"),
)
PILLOW_LACKS = (
    *("jpeg", "tiff", "raqm", "lcms", "webp", "jpeg2000", "imagequant", "xcb", "avif"),
    *("freetype", "platform-guessing"),
)
PATCHES = {  # Matplotlib's patches that the pinned versions need
    "freetype": ("freetype-2.14.1-static-harfbuzz", "freetype-2.14.1-wasm-visibility"),
    "libraqm": ("libraqm-0.10.2-bundle-freetype",),
}
OF_LATER_HARFBUZZ = ("gpu", "gpu_demo", "raster", "vector", "png", "zlib", "subset")  # options
RETURNING = r"int \1\n{\n\2return 0;\n}"
CLEAR = re.compile(r"void\s+(\w+_clear\([^)]*\))\n\{\n(\s*Py_CLEAR\([^;]*;\n)\}")


def drawing_wheels(folder, python):
    """({name: wheel}, {name: unpacked source}) of all that drawing needs, built in a prepared
    folder; takes six minutes of one core.
    """
    sources = {
        name: unpacked_source(folder, python, name, version, sha256)
        for name, (version, sha256) in pins.SOURCES.items()
    }
    kept = libraries.unpack(folder / "libraries")
    wheels = {
        "kiwisolver": kiwisolver_wheel(folder, python, sources["kiwisolver"]),
        "pillow": pillow_wheel(folder, python, sources["pillow"], kept["zlib"]),
        "contourpy": meson_wheel(folder, python, sources["contourpy"]),
        "matplotlib": matplotlib_wheel(folder, python, sources["matplotlib"], kept),
    }
    return wheels | pure_wheels(folder, python), sources | kept


def meson_wheel(folder, python, source, *settings, more=None):
    options = meson_options(folder, *RELEASE, *settings)
    return wheel(folder, python, source, *options, more=more)


def matplotlib_wheel(folder, python, source, kept):
    """Matplotlib with the libraries that its build would fetch."""
    projects = source / "subprojects"
    for name, library in kept.items():
        shutil.copytree(library, projects / library.name, dirs_exist_ok=True)
        for patch in PATCHES.get(name, ()):
            told = ["git", "apply", projects / "packagefiles" / f"{patch}.patch"]
            subprocess.run(told, cwd=projects / library.name, check=True)
    (projects / kept["harfbuzz"].name).rename(projects / wrapped(projects, "harfbuzz"))
    shutil.copytree(
        projects / "packagefiles" / kept["qhull"].name,
        projects / kept["qhull"].name,
        dirs_exist_ok=True,
    )
    options = source / "extern" / "meson.build"
    later = rf"\n *'({'|'.join(OF_LATER_HARFBUZZ)})=disabled',(?=(\n.*)*sheenbidi)"
    options.write_text(re.sub(later, "", options.read_text("utf-8")), "utf-8")
    told = {"SETUPTOOLS_SCM_PRETEND_VERSION": pins.SOURCES["matplotlib"][0]}
    return meson_wheel(folder, python, source, *MATPLOTLIB, more=told)


def wrapped(projects, name):
    """The folder where Meson looks for a library."""
    return re.search(r"directory = (.+)", (projects / f"{name}.wrap").read_text("utf-8"))[1]


def kiwisolver_wheel(folder, python, source):
    """Kiwisolver, patched so that its functions have the type with which the garbage collector
    calls them.

    The collector expects a number from `tp_clear`; WebAssembly ends the program if there is none.
    """
    found = 0
    for path in source.glob("py/src/*.cpp"):
        text, times = CLEAR.subn(RETURNING, path.read_text("utf-8"))
        path.write_text(text, "utf-8")
        found += times
    if found != 4:
        raise ValueError(f"kiwisolver: got {found} functions for tp_clear; expected 4.")
    return wheel(folder, python, source, more=compilers())


def pillow_wheel(folder, python, source, zlib):
    """Pillow with PNG, and no other format that needs a library."""
    static_zlib(folder, zlib)
    told = [f"-C{name}=disable" for name in PILLOW_LACKS]
    return wheel(
        folder,
        python,
        source,
        *told,
        more=compilers() | {"ZLIB_ROOT": str(zlib), "PKG_CONFIG": "false", "MAX_CONCURRENCY": "1"},
    )


def static_zlib(folder, zlib):
    """Compile zlib in its own folder, where Pillow finds include/ and lib/."""
    for name in ("lib", "include"):
        (zlib / name).mkdir()
    environment = os.environ | variables(folder)
    options = ("-O2", "-DHAVE_UNISTD_H", "-D_LARGEFILE64_SOURCE=1")
    objects = [zlib / "lib" / f"{name}.o" for name in ZLIB]
    for name, made in zip(ZLIB, objects, strict=True):
        command = [*compilers()["CC"].split(), *options, "-c", zlib / f"{name}.c", "-o", made]
        subprocess.run(command, env=environment, check=True)
    subprocess.run(["emar", "rcs", zlib / "lib" / "libz.a", *objects], check=True)
    for name in ("zlib.h", "zconf.h"):
        shutil.copy(zlib / name, zlib / "include")


def compilers():
    """The environment in which setuptools calls emcc.py."""
    c, cpp = (f"python {HERE / 'emcc.py'} {name}" for name in ("emcc", "em++"))
    linked = {"LDSHARED": f"{c} -shared", "LDCXXSHARED": f"{cpp} -shared"}
    return {"CC": c, "CXX": cpp, "AR": "emar", "RANLIB": "emranlib"} | linked


def pure_wheels(folder, python):
    """{name: wheel} of the pure-Python packages."""
    wanted, made = folder / "wheels.txt", folder / "wheels" / "pure"
    lines = [f"{name}=={v} --hash=sha256:{sha256}" for name, (v, sha256) in pins.WHEELS.items()]
    wanted.write_text("\n".join(lines))
    command = [python, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    subprocess.run([*command, "--require-hashes", "-r", wanted, "-d", made], check=True)
    return {
        name: next(made.glob(f"{name.replace('-', '_')}-{version}-*.whl"))
        for name, (version, _) in pins.WHEELS.items()
    }
