"""What a learner sees, and the buttons."""
