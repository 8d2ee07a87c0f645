"""`python -m docs`: the site into build/site; `python -m docs epub`: the book into build/epub."""

import shutil
import sys

from sphinx.cmd.build import build_main

from docs.assemble import BUILD, MAKERS, assemble
from docs.finish import finish

OUT = {"html": BUILD / "site", "epub": BUILD / "epub"}

TOLD = {
    "html": "The site is in build/site. To see it: python3 -m http.server -d build/site",
    "epub": "The book is in build/epub.",
}


def main(builder="html", *options):
    if builder not in MAKERS:
        sys.exit(f"python -m docs: got {builder!r}; expected {' or '.join(MAKERS)}.")
    if builder == "epub":
        shutil.rmtree(
            OUT[builder], ignore_errors=True
        )  # everything in that folder goes into the book
    source = BUILD / f"{builder}-source"
    assemble(source, MAKERS[builder])
    folders = ["-c", "docs", "-d", BUILD / f"{builder}-doctrees", source, OUT[builder]]
    failed = build_main(["-W", "--keep-going", "-q", "-b", builder, *options, *map(str, folders)])
    if not failed:
        if builder == "html":
            finish(OUT[builder])
        print(TOLD[builder])
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
