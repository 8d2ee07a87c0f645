"""Networks converted to PyTorch, JAX, ONNX and safetensors, and back.

Each module needs its package, which mlpkit itself does not; the extras `frameworks` and `jax`
install them. What can't be translated is refused, and the error says what would differ.
"""
