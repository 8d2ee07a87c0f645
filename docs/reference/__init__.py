"""The reference: a page for each module of the course, from its docstrings.

`sources` reads the modules, `taught` finds where a notebook teaches each function, `docstrings` and
`formulas` typeset the text. This module builds the pages, and a line of links for each section of a
notebook that teaches functions.
"""

from docs.cells import link
from docs.reference import sources, taught
from docs.reference.docstrings import in_markdown

INDEX = """# Reference

Every function of the course, with its shapes, its formula, where it was published, and the section
that teaches it. These pages are made from the docstrings, which `help(function)` shows in a cell.

{table}

```{{toctree}}
:hidden:

{pages}
```
"""


def make_pages():
    """Return {path: page} of all modules, and the page that lists them."""
    modules = taught.modules()
    rows = [f"| [{short_name(one)}]({short_name(one)}.md) | {first_line(one)} |" for one in modules]
    table = "\n".join(["| module | what is in it |", "|---|---|", *rows])
    index = INDEX.format(table=table, pages="\n".join(map(short_name, modules)))
    pages = {f"reference/{short_name(one)}.md": make_page(one) for one in modules}
    return {"reference/index.md": index} | pages


def short_name(module):
    return module.removeprefix("mlpkit.")


def first_line(module):
    return in_markdown(sources.doc_of(module).partition("\n")[0], lambda name: None)


def make_page(module):
    """The page of a module: what it is for, then each function and class."""
    parts = [f"# {short_name(module)}", to_markdown(sources.doc_of(module), module)]
    parts += [describe_entry(one, module) for one in taught.entries()[module]]
    return "\n\n".join(parts) + "\n"


def describe_entry(one, module):
    """The Markdown of a function or a class."""
    cell = taught.places().get((one.module, one.name))
    words = cell and f"{cell.number} · {cell.heading.removeprefix(f'{cell.number} · ')}"
    where = cell and link(words, cell.notebook, cell.section)
    parts = [to_markdown(one.doc, module), where and f"*Taught in* {where}"]
    parts += [directive(m, to_markdown(m.doc, module), "```") for m in one.methods]
    return directive(one, "\n\n".join(filter(None, parts)), "````", one.home)


def to_markdown(doc, module):
    return in_markdown(doc, lambda name: link_to_entry(name, module))


def directive(one, body, fence, home=None):
    where = f":module: {home}\n" if home else ""
    return f"{fence}{{py:{one.kind}}} {one.name}{one.signature}\n{where}\n{body}\n{fence}"


def link_to_entry(text, module):
    """A link to the entry of that name, in Markdown; None if the reference has none."""
    bare = text.removesuffix("()")
    known = {one.name: one for some in taught.entries().values() for one in some}
    known |= {one.name: one for one in taught.entries()[module]}
    return link_in_markdown(known[bare]) if bare in known else None


def link_in_markdown(one):
    """A link to an Entry, in Markdown."""
    return f"{{py:obj}}`{one.name} <{one.home}.{one.name}>`"


def lines_to_reference(notebook):
    """Return {id of a cell: Markdown with links from its section to the reference} of a
    notebook."""
    return {
        cell: "Reference: " + " · ".join(link_in_markdown(one) for _, one in taught_here)
        for (name, cell), taught_here in taught.taught_in().items()
        if name == notebook
    }
