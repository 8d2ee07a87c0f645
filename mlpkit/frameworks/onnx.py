"""The network as an ONNX graph, which other programs run without Python: opset 20, IR 9.

Source: https://onnx.ai/onnx/operators/. Dropout, which only acts in training, is left out.
"""

import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from mlpkit.frameworks.supported import EPSILON, SLOPE, check_fits
from mlpkit.helpers.whole_files import whole
from mlpkit.network import BatchNorm, Dropout, Linear
from mlpkit.own_data.columns import in_order

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
    """Nodes in a row; each takes the result of the one before, unless it names other inputs."""

    def __init__(self):
        self.entries, self.nodes, self.constants, self.last = [], [], [], None

    def enter(self, name, kind, *sizes):
        """Add an input (N, *sizes); it becomes the last result."""
        self.entries.append(helper.make_tensor_value_info(name, kind, ["N", *sizes]))
        self.last = name

    def add(self, operator, *arrays, on=None, output=None, **attributes):
        """Add a node that takes the last result and constants {name: array}; returns its result.

        on: names of the results to take in place of the last.
        """
        names = [self.constant(name, array) for given in arrays for name, array in given.items()]
        output = output or f"{operator.lower()}_{len(self.nodes)}"
        names = [*([self.last] if on is None else on), *names]
        self.nodes.append(helper.make_node(operator, names, [output], **attributes))
        self.last = output
        return output

    def constant(self, name, array):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name


def to_onnx(network, parameters, path=None, preparation=None):
    """The network as an onnx.ModelProto, in float32; written to a file if a path is given.

    It accepts any number of examples N. Without a preparation its input is `x` (N, D), float32, and
    its output `y` (N, C), as from `forward`. With a `Preparation` the inputs are raw: `raw`
    (N, H, W), uint8, or (N, D), float32; for a table `numbers` (N, K), float32, with nan for a
    missing one, and `texts` (N, L), with "" for a missing one. The outputs are `label` (N,), int64,
    and `probability` (N, C); for a network with one output, `y` (N, 1). The names of the classes,
    and of the columns in `numbers` and `texts`, are in the model's metadata.

    Raises ValueError for code of your own, for parameters of a different network, and for
    parameters that are nan or inf in float32; OSError if it can't be written.
    """
    check_fits("to_onnx", network, parameters, preparation)
    with np.errstate(over="ignore"):
        if not np.isfinite(parameters.vector.astype(np.float32)).all():
            raise ValueError(
                "to_onnx: got parameters that are nan or inf in float32; expected finite numbers."
            )
    outputs, graph, told = network.sizes[-1], Graph(), {}
    if preparation:
        told = prepare(graph, preparation)
    else:
        graph.enter("x", TensorProto.FLOAT, network.sizes[0])
    for layer in network:
        add_layer(graph, layer, parameters)
    classes = preparation and outputs > 1
    exits = add_classes(graph, network, outputs) if classes else add_outputs(graph, outputs)
    model = helper.make_model(
        helper.make_graph(graph.nodes, "mlpkit", graph.entries, exits, graph.constants),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR,
        producer_name="mlpkit",
    )
    helper.set_model_props(model, {name: json.dumps(names) for name, names in told.items()})
    onnx.checker.check_model(model, full_check=True)
    if path is not None:
        with whole(path) as file:
            file.write(model.SerializeToString())
    return model


def entries_of(model):
    """The inputs of a model that `to_onnx` made, in words: "numbers (N, 5), texts (N, 2)"."""
    found = []
    for entry in model.graph.input:
        kind = entry.type.tensor_type
        sizes = [str(size.dim_param or size.dim_value) for size in kind.shape.dim]
        what = " bytes" * (kind.elem_type == TensorProto.UINT8)
        found.append(f"{entry.name}{what} ({', '.join(sizes)})")
    return ", ".join(found)


def prepare(graph, preparation):
    """Add the raw inputs and the nodes that standardize them; returns {metadata: names}."""
    told = {"classes": preparation.classes} if preparation.classes else {}
    if preparation.columns:
        told |= lay_out_table(graph, preparation.columns)
    else:
        shape = preparation.shape
        graph.enter("raw", TensorProto.UINT8 if len(shape) > 1 else TensorProto.FLOAT, *shape)
        graph.add("Cast", to=TensorProto.FLOAT)
        graph.add("Flatten", axis=1)
    graph.add("Sub", {"mean": preparation.mean})
    ready = graph.add("Div", {"std": preparation.std})
    if preparation.columns:
        graph.constant("none", np.float32(0))
        graph.add("Where", on=[graph.add("IsNaN"), "none", ready])
    return told


def lay_out_table(graph, columns):
    """Add nodes that turn a table into rows, like `laid_out`; returns {input: column names}."""
    measured, gaps, chosen = in_order(columns)
    parts, told = [], {}
    if measured:
        told["numbers"] = [column.name for column in measured]
        graph.enter("numbers", TensorProto.FLOAT, len(measured))
        parts.append("numbers")
    if gaps:
        graph.add("IsNaN")
        graph.add("Gather", {"gaps": np.array([measured.index(each) for each in gaps])}, axis=1)
        parts.append(graph.add("Cast", to=TensorProto.FLOAT))
    if chosen:
        told["texts"] = [column.name for column in chosen]
        graph.enter("texts", TensorProto.STRING, len(chosen))
    for place, column in enumerate(chosen):
        known = np.array([*column.categories, *[""] * column.missing], dtype=object)
        graph.add("Gather", {f"place_{place}": np.array([place])}, on=["texts"], axis=1)
        graph.add("Equal", {f"categories_{place}": known})
        parts.append(graph.add("Cast", to=TensorProto.FLOAT))
    graph.add("Concat", on=parts, axis=1)
    return told


def add_layer(graph, layer, parameters):
    """Add the nodes of one layer; none for dropout."""
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


def add_outputs(graph, outputs):
    graph.add("Identity", output="y")
    return [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["N", outputs])]


def add_classes(graph, network, outputs):
    """Add two results: the probabilities, and the index of the largest output (first of equals)."""
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
