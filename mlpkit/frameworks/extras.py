"""The packages that notebook 12 needs besides mlpkit; cells wait if they are missing."""

import ast
import importlib
from importlib.util import find_spec

EXTRAS = {  # {extra: (its packages, size and time)}, measured with an empty cache, without NumPy
    "frameworks": (("torch", "onnx", "onnxruntime", "safetensors"), "890 MB, up to 7 minutes"),
    "jax": (("jax", "optax"), "530 MB, up to 2 minutes"),
}
BRINGS = {  # {module of mlpkit: the package that it needs}
    "mlpkit.frameworks.pytorch": "torch",
    "mlpkit.frameworks.jax": "jax",
    "mlpkit.frameworks.onnx": "onnx",
    "mlpkit.frameworks.safetensors": "safetensors",
}
CUDA = (
    " (on Linux a plain install of torch also brings gigabytes of CUDA: choose CPU on "
    "https://pytorch.org/get-started/locally/ for the command that does not)"
)


def missing_packages():
    """Return {extra: its packages that are not installed}, for extras with at least one missing."""
    importlib.invalidate_caches()
    lacking = {
        extra: [name for name in packages if find_spec(name) is None]
        for extra, (packages, _) in EXTRAS.items()
    }
    return {extra: names for extra, names in lacking.items() if names}


def explain_missing(lacking):
    """A sentence: what is missing, how to install it, and how large it is."""
    if not lacking:
        return "PyTorch, JAX, ONNX and safetensors are here."
    parts = [
        f"`%pip install {' '.join(names)}` ({EXTRAS[extra][1]})" for extra, names in lacking.items()
    ]
    cuda = CUDA if "torch" in lacking.get("frameworks", ()) else ""
    return (
        f"Not installed: run {' and '.join(parts)} in a cell of its own{cuda} and restart the "
        "kernel; until then the cells that need it wait."
    )


class Waiting(ast.NodeTransformer):
    """Replaces a cell by one line if it needs a missing package, or a name from such a cell."""

    def __init__(self, packages):
        self.packages, self.unmade = set(packages), {}

    def visit_Module(self, cell):
        made, used = names_of(cell)
        needs = self.packages & set(packages_of(cell))
        for name in used - made:
            needs |= self.unmade.get(name, set())
        if not needs:
            for name in made:
                self.unmade.pop(name, None)
            return cell
        self.unmade |= {name: needs for name in made}
        text = f"Waits for {', '.join(sorted(needs))}."
        line = ast.parse(f"print({text!r})")
        return ast.fix_missing_locations(line)


def packages_of(cell):
    """The packages that a cell imports, directly or through a module of mlpkit."""
    for node in ast.walk(cell):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [node.module or "", *(f"{node.module}.{a.name}" for a in node.names)]
        else:
            continue
        for module in modules:
            yield BRINGS.get(module, module.partition(".")[0])


def names_of(cell):
    """Return (names that a cell defines, names that it reads)."""
    made, used = set(), set()
    for node in ast.walk(cell):
        if isinstance(node, ast.Name):
            (used if isinstance(node.ctx, ast.Load) else made).add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef | ast.ExceptHandler):
            made.add(node.name)
        elif isinstance(node, ast.arg):
            made.add(node.arg)
        elif isinstance(node, ast.alias):
            made.add((node.asname or node.name).partition(".")[0])
    return made, used


def wait_for_extras():
    """Print what is missing in one sentence; in this kernel, cells that need it then wait."""
    from IPython import get_ipython

    lacking, shell = missing_packages(), get_ipython()
    print(explain_missing(lacking))
    kept = [one for one in shell.ast_transformers if not isinstance(one, Waiting)]
    packages = [name for names in lacking.values() for name in names]
    shell.ast_transformers[:] = [*kept, *([Waiting(packages)] if packages else [])]
