"""What of a network another framework can hold: layers and functions that both know."""

from mlpkit.fitting.checkpoints.layers import described
from mlpkit.own_data.preparation import misfit

SLOPE = 0.01  # of leaky_relu
DECAY, EPSILON = 0.9, 1e-5  # of batch_norm


def check_taught(function, network):
    """Raise a ValueError where a layer has code of one's own: no other framework has it."""
    for number, layer in enumerate(described(network)):
        if own := layer.get("own"):
            raise ValueError(
                f"{function}: layer {number}, {layer['kind']}, has your own {', '.join(own)}; only "
                "mlpkit's own functions go over, for code is not translated."
            )


def check_fits(function, network, parameters, preparation=None):
    """Raise a ValueError unless parameters, and what prepares its inputs, are this network's."""
    came = parameters.shapes | parameters.statistics
    expected = network.shapes | network.statistics
    if came != expected:
        raise ValueError(f"{function}: got parameters {came}; expected the network's, {expected}.")
    if not network.sizes:
        raise ValueError(f"{function}: got {network!r}; expected a linear layer in it.")
    if preparation and (fault := misfit(preparation, network)):
        raise ValueError(f"{function}: {fault}.")
    check_taught(function, network)
