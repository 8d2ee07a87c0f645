"""The network as an ONNX graph, which other programs run without Python: opset 20, IR 9.

Source: https://onnx.ai/onnx/operators/. What only training does, dropout, is not in it.
"""

import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from mlpkit.frameworks.taught import EPSILON, SLOPE, check_fits
from mlpkit.network import BatchNorm, Dropout, Linear
from mlpkit.whole_files import whole

OPSET, IR = 20, 9
ACTIVATION = {  # {ours: (their operator, its attributes)}
    "identity": ("Identity", {}),
    "sigmoid": ("Sigmoid", {}),
    "tanh": ("Tanh", {}),
    "relu": ("Relu", {}),
    "leaky_relu": ("LeakyRelu", {"alpha": SLOPE}),
    "gelu": ("Gelu", {"approximate": "none"}),
    "softmax": ("Softmax", {"axis": 1}),
}


class Graph:
    """Nodes in a row, each on the result of the one before."""

    def __init__(self, name):
        self.nodes, self.constants, self.last = [], [], name

    def add(self, operator, *arrays, output=None, **attributes):
        """A node on the last result and on constants {name: array}; its result is the last now."""
        names = [self.constant(name, array) for given in arrays for name, array in given.items()]
        output = output or f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, [self.last, *names], [output], **attributes))
        self.last = output

    def constant(self, name, array):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name


def to_onnx(network, parameters, path=None, preparation=None):
    """The network as an onnx.ModelProto, in float32; written to a file where a path is given.

    Any number of examples goes through at once. Without a preparation its input is `x` (N, D),
    float32, and its output `y` (N, C), as of `forward`. With a `Preparation` the input is `raw`
    (N, …), uint8, and the outputs are `label` (N,), int64, and `probability` (N, C); the names of
    the classes are in the model's metadata.

    Raises ValueError for code of your own, and for parameters that are another network's; OSError
    when it can't be written.
    """
    check_fits("to_onnx", network, parameters, preparation)
    outputs = network.sizes[-1]
    graph = Graph("raw" if preparation else "x")
    if preparation:
        prepare(graph, preparation)
        entry = helper.make_tensor_value_info("raw", TensorProto.UINT8, ["N", *preparation.shape])
    else:
        entry = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", network.sizes[0]])
    for layer in network:
        add_layer(graph, layer, parameters)
    exits = classify(graph, network, outputs) if preparation else leave(graph, outputs)
    model = helper.make_model(
        helper.make_graph(graph.nodes, "mlpkit", [entry], exits, graph.constants),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR,
        producer_name="mlpkit",
    )
    if preparation and preparation.classes:
        helper.set_model_props(model, {"classes": json.dumps(preparation.classes)})
    onnx.checker.check_model(model, full_check=True)
    if path is not None:
        with whole(path) as file:
            file.write(model.SerializeToString())
    return model


def prepare(graph, preparation):
    """Raw bytes → rows, standardized."""
    graph.add("Cast", to=TensorProto.FLOAT)
    graph.add("Flatten", axis=1)
    graph.add("Sub", {"mean": preparation.mean})
    graph.add("Div", {"std": preparation.std})


def add_layer(graph, layer, parameters):
    """The nodes of one layer; none for dropout."""
    if isinstance(layer, Dropout):
        return
    if isinstance(layer, Linear):
        W, *b = ({name: np.float32(parameters[name])} for name in layer.shapes)
        graph.add("MatMul", W)
        for bias in b:
            graph.add("Add", bias)
    elif isinstance(layer, BatchNorm):
        names = *layer.names, *layer.running
        arrays = ({name: np.float32(parameters[name])} for name in names)
        graph.add("BatchNormalization", *arrays, epsilon=EPSILON)
    else:
        operator, attributes = ACTIVATION[layer.name]
        graph.add(operator, **attributes)


def leave(graph, outputs):
    graph.add("Identity", output="y")
    return [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["N", outputs])]


def classify(graph, network, outputs):
    """Two results: the probabilities, and the place of the largest output, the first of equals."""
    scores = graph.last
    if network.output != "softmax":
        graph.add("Softmax", axis=1)
    graph.add("Identity", output="probability")
    graph.last = scores
    graph.add("ArgMax", output="label", axis=1, keepdims=0)
    return [
        helper.make_tensor_value_info("label", TensorProto.INT64, ["N"]),
        helper.make_tensor_value_info("probability", TensorProto.FLOAT, ["N", outputs]),
    ]
