"""Progress bars: tqdm's where there is a screen for them."""

import os

from mlpkit.helpers import place


def progress_bar(things=None, *, total=None, shown=True, **options):
    """tqdm's bar over `things`, with its options; or one that does the same and shows nothing.

    It shows nothing if `shown` is false, TQDM_DISABLE is set, or Python runs on a page, which sees
    what is printed only at the end.
    """
    if not shown or "TQDM_DISABLE" in os.environ or place.BROWSER:
        return Silent(things, total)
    from tqdm.auto import tqdm  # imported here, because that takes half as long as importing NumPy

    return tqdm(things, total=total, disable=False, **options)


class Silent:
    """A bar that shows nothing; `total` is how many steps there are."""

    def __init__(self, things, total):
        self.things, self.total = things, total

    def __iter__(self):
        return iter(self.things)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def update(self, steps=1):
        pass

    def set_description(self, text):
        pass

    def set_postfix_str(self, text):
        pass
