"""The output that a learner sees, and the buttons."""
