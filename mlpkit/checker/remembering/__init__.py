"""What a learner answered, line by line, and what comes back because of it."""
