"""`python -m docs`: the site into build/site; `python -m docs epub`: the book into build/epub."""

import sys

from sphinx.cmd.build import build_main

from docs.assemble import BUILD, SOURCE, assemble

OUT = {"html": BUILD / "site", "epub": BUILD / "epub"}


def main(builder="html", *options):
    assemble(SOURCE)
    doctrees = BUILD / f"{builder}-doctrees"
    folders = ["-c", "docs", "-d", doctrees, SOURCE, OUT[builder]]
    return build_main(["-W", "--keep-going", "-q", "-b", builder, *options, *map(str, folders)])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
