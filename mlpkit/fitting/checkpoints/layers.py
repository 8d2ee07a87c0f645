"""A network as a checkpoint stores it: the kind and settings of each layer, without code."""

from dataclasses import fields, replace

from mlpkit.activations import ACTIVATIONS
from mlpkit.network import Activation, BatchNorm, Dropout, Linear, Network

KINDS = {kind.__name__: kind for kind in (Linear, Activation, BatchNorm, Dropout)}
SETTINGS = (int, float, str, bool)


def describe_network(network):
    """Return [{"kind": "Linear", "number": 1, "inputs": 784, …}, …], in the order of the layers.

    For the learner's own code, functions or a whole kind of layer, only the name is stored, under
    "own".
    """
    return [describe_layer(layer) for layer in network]


def describe_layer(layer):
    kind = type(layer).__name__
    if KINDS.get(kind) is not type(layer):
        return {"kind": kind, "own": [kind]}
    values = {field.name: getattr(layer, field.name) for field in fields(layer)}
    settings = {f.name: f.type(values[f.name]) for f in fields(layer) if f.type in SETTINGS}
    taught = functions_of(type(layer), settings)
    own = [name for name, function in taught.items() if values[name] is not function]
    named = [function_name(layer, name) for name in own]
    return {"kind": kind, **settings} | ({"own": named} if named else {})


def functions_of(kind, settings):
    """Return {field: mlpkit's function} for a layer of this kind."""
    if kind is Activation:
        pair = ACTIVATIONS.get(settings["name"], (None, None))
        return dict(zip(("function", "function_backward"), pair, strict=True))
    return {field.name: field.default for field in fields(kind) if callable(field.default)}


def function_name(layer, field):
    """The name under which `mlp` takes the function in a field: "relu_backward"."""
    return field.replace("function", layer.name) if isinstance(layer, Activation) else field


def network_of(layers, functions=None):
    """The Network that a result of `describe_network` describes.

    functions: {name: function} for the names under "own", as `mlp` takes them. Raises ValueError if
    one is missing, or if `layers` does not describe a network.
    """
    if not isinstance(layers, list) or not all(isinstance(each, dict) for each in layers):
        raise ValueError("a network that is not a list of layers")
    return Network(layer_of(dict(each), functions or {}) for each in layers)


def layer_of(settings, functions):
    """The layer that these settings describe."""
    name, own = settings.pop("kind", None), settings.pop("own", [])
    if missing := [each for each in own if each not in functions]:
        raise ValueError(
            f"{', '.join(map(str, missing))} of your own, whose code is not stored; expected it in "
            "functions={...}"
        )
    if name not in KINDS:
        raise ValueError(f"a layer of kind {name!r}; expected {', '.join(KINDS)}")
    kind = KINDS[name]
    given = {f.name: f.type for f in fields(kind) if f.type in SETTINGS}
    if {each: type(value) for each, value in settings.items()} != given:
        raise ValueError(f"a {name} of {settings}; expected {', '.join(given)}")
    if any(type(value) is int and value < 1 for value in settings.values()):
        raise ValueError(f"a {name} of {settings}; expected whole numbers of 1 or more")
    if kind is Activation and not own and settings["name"] not in ACTIVATIONS:
        raise ValueError(f"an activation {settings['name']!r}; expected {', '.join(ACTIVATIONS)}")
    taught = functions_of(kind, settings)
    layer = kind(**settings, **taught)
    theirs = {field: functions.get(function_name(layer, field), taught[field]) for field in taught}
    return replace(layer, **theirs)
