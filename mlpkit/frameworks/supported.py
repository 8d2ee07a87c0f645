"""Which parts of a network other frameworks support: layers and functions that both have."""

from mlpkit.fitting.checkpoints.layers import describe_network
from mlpkit.own_data.preparation import misfit

SLOPE = 0.01  # slope of leaky_relu
DECAY, EPSILON = 0.9, 1e-5  # epsilon and decay of batch_norm


def check_taught(function, network):
    """Raise a ValueError if a layer has code of the user's own, which can't be translated."""
    for number, layer in enumerate(describe_network(network)):
        if own := layer.get("own"):
            raise ValueError(
                f"{function}: layer {number}, {layer['kind']}, has your own {', '.join(own)}; "
                "expected only mlpkit's functions, because code is not translated."
            )


def check_fits(function, network, parameters, preparation=None):
    """Raise a ValueError unless parameters and preparation belong to this network."""
    came = parameters.shapes | parameters.statistics
    expected = network.shapes | network.statistics
    if came != expected:
        raise ValueError(f"{function}: got parameters {came}; expected the network's, {expected}.")
    if not network.sizes:
        raise ValueError(f"{function}: got {network!r}; expected a linear layer in it.")
    if preparation and (fault := misfit(preparation, network)):
        raise ValueError(f"{function}: {fault}.")
    check_taught(function, network)
