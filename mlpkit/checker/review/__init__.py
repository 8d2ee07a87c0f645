"""Reviews: what comes back today, the notebook that asks for it, and verdicts in its cells."""
