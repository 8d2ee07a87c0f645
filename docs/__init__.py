"""The web edition: the notebooks as pages, explorers that play in them, and the few other pages.

    make site

`pages` makes a page of a notebook; `assemble` gathers every page in build/html-source, and Sphinx,
told by conf.py, writes build/site from there. `make epub` makes a book of the same, in `book`.
Nothing is run again, and no page has a second source beside the notebooks, the docstrings and the
records.
"""
