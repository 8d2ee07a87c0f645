"""Settings of the playground that its tests share."""

PLAIN = {
    "data": "two moons",
    "noise": 0.1,
    "features": ["x₁", "x₂"],
    "hidden": [4],
    "activation": "tanh",
    "optimizer": "SGD",
}
# such a network overflows at rate 10
RUNAWAY = PLAIN | {"hidden": [8, 8, 8], "activation": "leaky_relu"}
