"""Select what goes into an archive of the site from Matplotlib and everything it imports."""

import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

FONTS = ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique")
FONTS_FOLDER = "matplotlib/mpl-data/fonts/ttf/"
# Latin, Greek, punctuation, arrows, mathematics, boxes and signs
LETTERS = (
    *("U+0020-024F", "U+02B0-03FF", "U+1D00-1DBF", "U+1E00-1EFF", "U+2000-22FF"),
    *("U+2460-25FF", "U+2600-26FF", "U+2700-27BF", "U+27C0-27EF", "U+FFFD"),
)
KEEP_ALL = ("--layout-features=*", "--hinting", "--glyph-names", "--symbol-cmap", "--legacy-cmap")
KEEP_ALL += ("--notdef-glyph", "--notdef-outline", "--recommended-glyphs", "--name-IDs=*")
KEEP_ALL += ("--name-languages=*", "--name-legacy")
LEFT_OUT = re.compile(
    r".*/tests?/|contourpy/util/|matplotlib/(testing|sphinxext)/|mpl_toolkits/|pylab\.py"
    r"|matplotlib/backends/(?!(__init__|registry|backend_agg)\.py|_backend_agg\.)"
    r"|fontTools/(?!(__init__|agl|misc/(__init__|loggingTools|textTools))\.py)"
    # Pillow: image formats, screens and printers
    r"|PIL/(?!(Png|Bmp|Ppm)ImagePlugin)\w+ImagePlugin\.py|PIL/(BdfFontFile|PcfFontFile|FontFile)\.py"
    r"|PIL/(_?[Ii]mageTk|_tkinter_finder|ImageQt|ImageWin|_imagingtk|_imagingmorph|_imagingmath"
    r"|PSDraw|ImageGrab|ImageCms|_webp|_avif|AvifImagePlugin|__main__|report)\b"
    r"|dateutil/zoneinfo/.*\.tar\.gz|pyparsing/(diagram|tools)/(?!__init__)"
)
SETTINGS = "matplotlib/mpl-data/matplotlibrc"
KEPT_DATA = {SETTINGS, f"{FONTS_FOLDER}LICENSE_DEJAVU"}
EDITS = {  # {file: (regular expression, replacement)}
    # 3D axes are left out, and nobody needs a warning about it
    "matplotlib/projections/__init__.py": (
        r"(?ms)^try:\n    from mpl_toolkits.*?^    Axes3D = None\n",
        "Axes3D = None\n",
    ),
    # the font of last resort is left out too
    SETTINGS: (r"#font\.enable_last_resort: true", "#font.enable_last_resort: false"),
}


def drawing_files(wheels, sources, python):
    """Return {path: bytes} of what a page needs to draw; the licences are in matplotlib/licences.

    wheels, sources: as from `drawing_wheels`; python: of the environment with fontTools.
    """
    found = {}
    for wheel in wheels.values():
        with zipfile.ZipFile(wheel) as packed:
            for name in packed.namelist():
                if name in KEPT_DATA or is_kept(name):
                    found[name] = packed.read(name)
                elif name.startswith(FONTS_FOLDER) and Path(name).stem in FONTS:
                    found[name] = subset(packed.read(name), python)
                elif licence := licence_name(name):
                    found[f"matplotlib/licences/{licence}"] = packed.read(name)
    for folder in sources.values():
        found |= licences_of(folder)
    for name, (what, instead) in EDITS.items():
        text, times = re.subn(what, instead, found[name].decode())
        if times != 1:
            raise ValueError(f"{name}: got {times} matches of {what!r}; expected 1.")
        found[name] = text.encode()
    return found


def is_kept(name):
    data = ".data/" in name or ".dist-info/" in name
    return name.endswith((".py", ".so")) and not data and not LEFT_OUT.match(name)


def licence_name(name):
    """PACKAGE-VERSION/FILE for a licence in a wheel; None for any other file."""
    package, inside, rest = name.partition(".dist-info/")
    is_one = re.match(r"(licenses/.*)?(LICEN[CS]E|COPYING)[^/]*$", rest)
    return f"{package}/{Path(rest).name}" if inside and is_one else None


def licences_of(source):
    """Return {path: bytes} of the licences in a package's source, and of the code it includes."""
    found = {}
    for pattern in ("LICEN[CS]E*", "LICENSE/*", "COPYING*", "docs/FTL.TXT", "extern/*/src/copying"):
        for path in source.glob(pattern):
            if path.is_file():
                found[f"matplotlib/licences/{source.name}/{path.name}"] = path.read_bytes()
    return found


def subset(font, python):
    """The font, reduced to LETTERS, which look the same as before."""
    with tempfile.TemporaryDirectory() as folder:
        whole, part = Path(folder, "whole.ttf"), Path(folder, "part.ttf")
        whole.write_bytes(font)
        command = [python, "-m", "fontTools.subset", whole, f"--unicodes={','.join(LETTERS)}"]
        subprocess.run([*command, *KEEP_ALL, f"--output-file={part}"], check=True)
        return part.read_bytes()
