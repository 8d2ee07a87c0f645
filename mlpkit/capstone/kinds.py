"""What a thing is, by its type: others have methods of the same names, a log file has `detach`."""

import sys


def is_tensor(thing):
    """Whether it is a tensor of PyTorch; where that was never imported nothing is."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(thing, torch.Tensor)


def is_table(thing):
    """Whether it is a DataFrame or a Series of pandas."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(thing, (pandas.DataFrame, pandas.Series))


def in_numpy(thing):
    """The array of a tensor; anything else as it is."""
    return thing.detach().cpu().numpy() if is_tensor(thing) else thing
