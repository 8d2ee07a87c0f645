"""What a learner sees and can press."""
