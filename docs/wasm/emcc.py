"""Emscripten's compilers as the build systems of Python's packages call them.

    python emcc.py emcc|em++ ARGUMENTS...

What they link as a shared library becomes a side module that exports its `PyInit_` functions only,
as Pyodide loads it; flags that the linker of WebAssembly lacks are left out. The environment says
where Python's headers for 32 bits are (WASM_INCLUDE) and how exceptions work (WASM_FLAGS).
"""

import os
import shlex
import shutil
import subprocess
import sys

UNKNOWN = {"-shared", "-pthread", "-mpopcnt", "-sERROR_ON_UNDEFINED_SYMBOLS=0"}


def main(tool, *arguments):
    given = list(flat(arguments))
    kept = [one for one in given if one not in UNKNOWN and not one.startswith("-Wl,")]
    flags = shlex.split(os.environ["WASM_FLAGS"])
    if "-c" in given:
        # these come first, so that no header of this machine's Python is found
        kept = [f"-I{os.environ['WASM_INCLUDE']}", *kept, "-fPIC", "-g0", *flags]
    if "-shared" in given:
        exported = ",".join(f"_{name}" for name in entry_points(given))
        kept += ["-O2", "-g0", "-sSIDE_MODULE=2", "-sWASM_BIGINT", *flags]
        kept.append(f"-sEXPORTED_FUNCTIONS={exported}")
    os.execv(shutil.which(tool), [tool, *kept])


def flat(arguments):
    """Return the arguments, with each response file replaced by the arguments in it."""
    for one in arguments:
        if one.startswith("@") and os.path.exists(one[1:]):
            with open(one[1:], encoding="utf-8") as file:
                yield from shlex.split(file.read())
        else:
            yield one


def entry_points(arguments):
    """The names of the functions that Python calls to import a module, sorted."""
    objects = [one for one in arguments if one.endswith((".o", ".a"))]
    command = ["emnm", "-j", "--export-symbols", *objects]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = sorted({name for name in done.stdout.split() if name.startswith("PyInit_")})
    if not found:
        sys.exit(f"emcc.py: got {objects}; expected a function PyInit_… in one of them.")
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
