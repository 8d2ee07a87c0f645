"""The command `mlpkit`: the course in JupyterLab, the learner's copies, a search by command."""


class LabError(Exception):
    """Why `mlpkit lab` or a command like it can't start, in one sentence for the learner."""
