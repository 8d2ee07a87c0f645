"""`python -m docs`: the site into build/site; `python -m docs epub`: the book into build/epub."""

import sys

from sphinx.cmd.build import build_main

from docs.assemble import BUILD, SOURCE, assemble

OUT = {"html": BUILD / "site", "epub": BUILD / "epub"}

TOLD = {
    "html": "The site is in build/site. To see it: python3 -m http.server -d build/site",
    "epub": "The book is in build/epub.",
}


def main(builder="html", *options):
    assemble(SOURCE)
    doctrees = BUILD / f"{builder}-doctrees"
    folders = ["-c", "docs", "-d", doctrees, SOURCE, OUT[builder]]
    failed = build_main(["-W", "--keep-going", "-q", "-b", builder, *options, *map(str, folders)])
    if not failed:
        print(TOLD[builder])
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
