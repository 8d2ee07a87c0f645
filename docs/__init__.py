"""The web edition: the notebooks as pages, explorers that play in them, and the few other pages.

    make site

`pages` makes a page of a notebook; `assemble` gathers every page in build/site-source, and Sphinx,
told by conf.py, writes build/site from there. Nothing is run again, and no page has a second source
beside the notebooks, the docstrings and the records.
"""
