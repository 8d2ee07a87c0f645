"""The web edition: the notebooks as pages, explorers that run in them, and the few other pages.

    make site

`pages` turns a notebook into a page; `assemble` gathers every page in build/html-source, from which
Sphinx, configured by conf.py, writes build/site. `make epub` makes a book of the same pages (see
`book`). No notebook is run again, and no page has a source other than the notebooks, the docstrings
and the records.
"""
