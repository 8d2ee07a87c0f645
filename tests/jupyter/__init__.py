"""The course in JupyterLab, in a browser, the way a learner works through it."""
