"""`mlpkit export`: a checkpoint as an ONNX graph, or as a safetensors file."""

import sys
from pathlib import Path

KINDS = ".onnx", ".safetensors"
AS_KEPT = None, None, None, False  # sizes, hidden, output, batch norm: nothing was said


class ExportError(Exception):
    """What keeps a checkpoint from being exported; its text is for the user."""


def add_export(commands):
    """The command's arguments."""
    parser = commands.add_parser(
        "export",
        help="write a checkpoint as ONNX or safetensors",
        description="Write the network of a checkpoint as a file that other programs read.",
        allow_abbrev=False,
    )
    parser.add_argument("checkpoint", type=Path, help="a file that SaveCheckpoint has written")
    parser.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="FILE",
        help="its end says which: .onnx or .safetensors",
    )
    older = parser.add_argument_group(
        "for checkpoints of before, which do not say their network", "as mlp takes them"
    )
    older.add_argument("--sizes", type=int, nargs="+", metavar="N", help="784 64 10")
    older.add_argument("--hidden", metavar="NAME")
    older.add_argument("--output", metavar="NAME")
    older.add_argument("--batch-norm", action="store_true")


def start_export(options):
    """Run the command; returns the exit code."""
    try:
        told = export(options)
    except (ExportError, ValueError, OSError) as error:
        print(f"mlpkit export: {error}", file=sys.stderr)
        return 2
    except ModuleNotFoundError as error:
        print(
            f"mlpkit export: {error.name} is not installed. pip install onnx safetensors brings "
            "both.",
            file=sys.stderr,
        )
        return 2
    print(told)
    return 0


def export(options):
    """Write the file; returns what to tell."""
    kind = options.to.suffix.lower()
    if kind not in KINDS:
        raise ExportError(
            f"got --to {options.to}; expected a name that ends in .onnx or .safetensors."
        )
    from mlpkit.fitting.checkpoint_file import load  # here, for other commands need none of it

    kept = load(options.checkpoint)
    network, parameters, ready = network_in(kept, options), kept.parameters, kept.preparation
    if kept.target:
        from mlpkit.frameworks.layout import in_unit

        held = "float32" if kind == ".onnx" else None
        parameters = in_unit(network, parameters, kept.target, held)
    if kind == ".onnx":
        from mlpkit.frameworks.onnx import entries_of, to_onnx

        takes = entries_of(to_onnx(network, parameters, options.to, ready))
    else:
        from mlpkit.frameworks.safetensors import save_safetensors

        save_safetensors(options.to, network, parameters, ready)
        takes = "its preparation beside the weights" if ready else "weights alone"
    size = options.to.stat().st_size
    return f"{options.to}: {network!r}, {takes}, {size:,} bytes."


def network_in(kept, options):
    """The Network of a checkpoint, or of the options where it is of an older format."""
    from mlpkit.fitting.layers_on_file import network_of
    from mlpkit.network import mlp

    if kept.network is not None:
        if (options.sizes, options.hidden, options.output, options.batch_norm) != AS_KEPT:
            told = "leave --sizes, --hidden, --output and --batch-norm away"
            raise ExportError(f"this checkpoint says its network itself: {told}.")
        if own := [name for layer in kept.network for name in layer.get("own", [])]:
            raise ExportError(
                f"the network has {', '.join(own)} of your own: code is not exported."
            )
        return network_of(kept.network)
    if not options.sizes:
        raise ExportError(
            "this checkpoint is of an older format, which does not say its network. Add it: "
            "--sizes 784 64 10 --hidden relu."
        )
    hidden, output = options.hidden or "relu", options.output or "identity"
    return mlp(options.sizes, hidden, output, batch_norm=options.batch_norm)
