"""The engine under the exercises: from a learner's function to a verdict."""
