"""The front of the site."""

FRONT = """# mlpkit

```{toctree}
:hidden:
:caption: Notebooks
:glob:

notebooks/*
```
"""


def made():
    return {"index.md": FRONT}
