"""Numbers on their way to the browser: arrays as bytes with their shape, everything else
unchanged."""

import numpy as np

KINDS = {"u1": "uint8", "i": "int32", "u": "int32", "b": "int32", "f": "float32"}


def packed(value):
    """Arrays, including those inside lists and dicts, as {"kind", "shape", "data": bytes}.

    The browser gets real numbers as float32, integers and booleans as int32, bytes as uint8.
    Raises TypeError for an array of anything else.
    """
    if isinstance(value, np.ndarray):
        kind = kind_of(value.dtype)
        return {"kind": kind, "shape": list(value.shape), "data": value.astype(kind).tobytes()}
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, dict):
        return {name: packed(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [packed(part) for part in value]
    return value


def kind_of(dtype):
    """The dtype that the browser gets for an array of this dtype."""
    for code in (dtype.str[1:], dtype.kind):
        if code in KINDS:
            return KINDS[code]
    raise TypeError(f"packed: got an array of {dtype}; expected numbers.")
