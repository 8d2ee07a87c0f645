"""The anchor of a heading, as in JupyterLab, so that links written for it work on the site too."""


def jupyter(title):
    """Return a heading's anchor: "Deeper:-two-forms" for "Deeper: two forms"."""
    return title.replace(" ", "-")
