"""`mlpkit export`: a checkpoint as an ONNX graph, or as a safetensors file."""

import sys
from pathlib import Path

KINDS = ".onnx", ".safetensors"


class ExportError(Exception):
    """Why a checkpoint can't be exported; its text is for the user."""


def add_export(commands):
    """Add the command and its arguments."""
    parser = commands.add_parser(
        "export",
        help="write a checkpoint as ONNX or safetensors",
        description="Write the network of a checkpoint as a file that other programs can read.",
        allow_abbrev=False,
    )
    parser.add_argument("checkpoint", type=Path, help="a file that SaveCheckpoint has written")
    parser.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="FILE",
        help="the file to write; its extension, .onnx or .safetensors, selects the format",
    )


def start_export(options):
    """Run the command; returns the exit code."""
    try:
        told = export_file(options)
    except (ExportError, ValueError, OSError) as error:
        print(f"mlpkit export: {error}", file=sys.stderr)
        return 2
    except ModuleNotFoundError as error:
        print(
            f"mlpkit export: {error.name} is not installed. "
            "To get both packages that export uses: pip install onnx safetensors",
            file=sys.stderr,
        )
        return 2
    print(told)
    return 0


def export_file(options):
    """Write the file; returns a sentence about it for the user."""
    kind = options.to.suffix.lower()
    if kind not in KINDS:
        raise ExportError(
            f"got --to {options.to}; expected a name that ends in .onnx or .safetensors."
        )
    # imported here, because no other command needs it
    from mlpkit.fitting.checkpoints.file import load

    kept = load(options.checkpoint)
    network, parameters, ready = network_in(kept), kept.parameters, kept.preparation
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
        takes = "the weights and their preparation" if ready else "only the weights"
    size = options.to.stat().st_size
    return f"{options.to}: {network!r}, {takes}, {size:,} bytes."


def network_in(kept):
    """The Network of a checkpoint."""
    from mlpkit.fitting.checkpoints.layers import network_of

    if own := [name for layer in kept.network for name in layer.get("own", [])]:
        raise ExportError(f"the network uses your own {', '.join(own)}, and code is not exported.")
    return network_of(kept.network)
