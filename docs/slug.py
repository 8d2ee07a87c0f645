"""The anchor of a heading, as in JupyterLab, so that links written for it work on the site too."""


def jupyter(title):
    """ "Deeper: two forms" is "Deeper:-two-forms"."""
    return title.replace(" ", "-")
