"""Every run of the tests begins without progress, and leaves your own copies in work/ out."""

import os
import tempfile

from mlpkit.checker.progress import home_variable

home = tempfile.TemporaryDirectory()
os.environ[home_variable("NAME")] = home.name
collect_ignore = ["work"]
