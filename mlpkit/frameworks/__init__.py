"""A network taken to PyTorch, JAX, ONNX and safetensors, and back.

Each module needs its package, which mlpkit itself does not; the extras `frameworks` and `jax`
bring them. What can't go over is refused, and the error says what would differ.
"""
