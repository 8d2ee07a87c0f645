"""The command `mlpkit`: the course in JupyterLab, the learner's copies, a search by command."""
