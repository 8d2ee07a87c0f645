"""Select the files of a wheel that go into an archive of the site."""

import re
import zipfile

# NumPy's tests, its Fortran compilers, type stubs, and files for building C extensions
NUMPY_LEFT_OUT = re.compile(
    r"numpy/((f2py|distutils|doc)/|typing/mypy_plugin\.py)|.*/(tests|include)/"
    r"|numpy/(_core|random)/lib/|.*/lapack_lite\.cpython"
    r"|.*/_(umath|rational|struct_ufunc|operand_flag|multiarray)_tests\."
)
DRAGON4 = "numpy/_core/src/multiarray/dragon4.c"
# paths of programs on the machine that built the wheel
FOLDERS = re.compile(rb"(?<=[\" ])/[^\",]*/")


def numpy_files(wheel, source):
    """Return {path: bytes} of a wheel of NumPy; the licences are those of its source."""
    with zipfile.ZipFile(wheel) as packed:
        found = {
            name: packed.read(name)
            for name in packed.namelist()
            if name.endswith((".py", ".so")) and not NUMPY_LEFT_OUT.match(name)
        }
    told = "numpy/__config__.py"  # this file says how NumPy was built
    found[told] = FOLDERS.sub(b"", found[told])
    for name in ("LICENSE.txt", "LICENSES_bundled.txt"):
        found[f"numpy/{name}"] = (source / name).read_bytes()
    for path in source.glob("numpy/**/LICEN[CS]E*"):
        found[path.relative_to(source).as_posix()] = path.read_bytes()
    # the file's licence is its first comment
    begin = (source / DRAGON4).read_bytes().partition(b"*/")[0]
    found[f"{DRAGON4}.LICENSE"] = begin.removeprefix(b"/*")
    return found
