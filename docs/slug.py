"""The anchor of a heading, as JupyterLab makes it: so links written for it work on the site too."""


def jupyter(title):
    """ "Deeper: two forms" is "Deeper:-two-forms"."""
    return title.replace(" ", "-")
