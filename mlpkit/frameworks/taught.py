"""What of a network another framework can hold: layers and functions that both know."""

from mlpkit.fitting.layers_on_file import described


def check_taught(function, network):
    """Raise a ValueError where a layer has code of one's own: no other framework has it."""
    for number, layer in enumerate(described(network)):
        if own := layer.get("own"):
            raise ValueError(
                f"{function}: layer {number}, {layer['kind']}, has your own {', '.join(own)}; only "
                "mlpkit's own functions go over, for code is not translated."
            )


def check_fits(function, network, parameters):
    """Raise a ValueError unless the parameters are this network's."""
    came = parameters.shapes | parameters.statistics
    expected = network.shapes | network.statistics
    if came != expected:
        raise ValueError(f"{function}: got parameters {came}; expected the network's, {expected}.")
    check_taught(function, network)
