"""Reviews: what comes back today, the notebook that asks for it, and the verdict of its cells."""
