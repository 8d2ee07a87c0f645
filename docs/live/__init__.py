"""The course in the browser: what makes a notebook's page of the web edition run."""
