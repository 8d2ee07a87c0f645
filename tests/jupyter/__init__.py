"""The course in JupyterLab, in a browser, as a learner works through it."""
