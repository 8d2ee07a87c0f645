"""The guesses of notebook 05 except those on layers; that of a bug hunt is in its file."""

from mlpkit.checker import Guess
from mlpkit.forward_pass import count_parameters

PRICE_OF_NUDGING = Guess(
    name="price_of_nudging",
    notebook=5,
    again="""
        A network 784-64-10 has 50,890 parameters. Its gradient is found by nudging: the loss is
        computed with one parameter a little larger, then a little smaller, and the difference of
        the two is divided by the distance. This is done for each parameter. How many forward
        passes does one gradient of all parameters cost?
    """,
    answer=lambda: 2 * count_parameters([784, 64, 10]),
    because=(
        "every parameter is nudged up and down, and each time the whole network runs. One "
        "forward and one backward pass give the same gradient."
    ),
    wrong={
        50891: (
            "that is one pass for each parameter and one for the start. Here each parameter is "
            "nudged up and down, which takes two passes."
        ),
        50_890_000: "that is the price of all 500 steps. How many passes does a single step take?",
        50890: (
            "that is one pass for each parameter. Each is nudged up and down, which takes two."
        ),
        2: (
            "that would be so if all parameters were nudged at once. Then nobody would know which "
            "one moved the loss: nudge one at a time."
        ),
        101781: ("the start itself needs no pass: each parameter is only nudged up and down."),
        105300: (
            "that is the price for the 52,650 parameters of a network 784-64-32-10. This one has "
            "50,890."
        ),
        1: (
            "one forward pass gives one loss. A slope takes two, and each parameter has a slope of "
            "its own."
        ),
    },
)

USED_TWICE = Guess(
    name="used_twice",
    notebook=5,
    placing=True,
    again="""
        L = 3x + x · v, with x = 2 and v = 5. When x moves by a little, and v stays, how many times
        as much does L move?
    """,
    answer=8,
    because=(
        "along the first path L moves 3 times as much, along the second v = 5 times, and both "
        "moves arrive at L. Slopes add where paths meet."
    ),
    wrong={
        3: "that is the first path alone. x · v moves too.",
        5: "that is the second path alone. 3x moves too.",
        15: (
            "slopes multiply along one path. These are two paths side by side, and both "
            "moves arrive at L."
        ),
        16: "that is L itself. The question is how much L moves when x moves by a little.",
    },
)

# By hand: z = 3 + 2 − 2 = 3, a = 3, dL/da = 2 (3 − 0.5) = 5, dz = 5, dw₂ = 5 · (−2) = −10.
SLOPE_OF_A_WEIGHT = Guess(
    name="slope_of_a_weight",
    notebook=5,
    again="""
        One neuron with two inputs: z = x₁ w₁ + x₂ w₂ + b, a = relu(z), and the loss is
        L = (a − t)². By hand: x = (1, −2), w = (3, −1), b = −2, t = 0.5. What is the slope of L
        along w₂?
    """,
    answer=-10,
    because=(
        "a gets 2 (a − t) = 5 from L. This 5 passes relu and + unchanged, and w₂ gets 5 times x₂ = "
        "−2."
    ),
    wrong={
        5: "that much arrives at z and at b. One box is left before w₂, a multiplication.",
        10: "the size is right. What about the sign? w₂ was multiplied by x₂.",
        -5: (
            "2.5 · x₂ is −5, but the slope of the square is 2 (a − t), not a − t. 5 · w₂ is −5 "
            "too: take what arrives times the other input of the box, x₂."
        ),
        0.001: ("that is how far w₂ was nudged. The slope is how much L moves, divided by that."),
        3: ("that is a. Go on: the slope of (a − t)² along a, then back to w₂."),
        15: ("for w₂ take what arrives times the other input of its box, x₂, not w₁ or a."),
        -0.01: ("that is how much L moves. The slope is that divided by the nudge."),
        -2: "that is x₂ alone. It multiplies what arrives from above.",
        -1: "that is w₂ itself. Its slope is what arrives at its box, times the other input, x₂.",
        0: "that would be so if relu were off. z = 3 is above 0, so what arrives passes.",
        -12.5: "L itself was sent back. What goes back is its slope along a, 2 (a − t).",
        -25: "twice L was sent back. The slope of (a − t)² along a is 2 (a − t).",
        2.5: "that is a − t. The slope of its square is twice that; then go on to w₂.",
    },
)

BACKPROP_UPDATES = Guess(
    name="backprop_updates",
    notebook=5,
    again="""
        A network of two layers has made its forward pass, and the gradient of the loss with respect
        to its logits, `grad`, is known. `dW1, db1, dW2, db2 = two_layer_backward(grad, cache, W2)`
        has just been called. What has changed?

        - a) the weights: they are better now
        - b) the gradients alone: the weights are as before
        - c) the activations, from the last layer to the first
        - d) the weights of the last layer; the others follow in later steps
    """,
    answer="b",
    because=(
        "backprop says in which direction the loss rises, for each weight. Moving the weights "
        "is the optimizer's work."
    ),
    wrong={
        "a": (
            "backprop computes and moves nothing. Print a weight before and after: it is the "
            "same, until an optimizer takes a step."
        ),
        "c": (
            "the activations are read on the way back, from the cache, and stay as they are. "
            "What runs from the last layer to the first is the gradient."
        ),
        "d": (
            "one backward pass gives the gradients of all layers at once, and changes the "
            "weights of none. Print W2 before and after."
        ),
    },
)

ONES_UPSTREAM = Guess(
    name="ones_upstream",
    notebook=5,
    again="""
        Softmax turns the logits z into the probabilities a, row by row. Its backward pass,
        `softmax_backward(grad, z, a)`, takes the gradient of a loss with respect to a, and returns
        the one with respect to z. grad is 1 everywhere. What does it return, for any z? One
        number, the same everywhere.
    """,
    answer=0,
    tolerance=1e-6,
    because=(
        "with grad = 1 the loss is the sum of the outputs, which is 1 for each row whatever "
        "the logits are. A function that returns zeros passes a check fed with ones: feed "
        "random gradients."
    ),
    wrong={
        1: (
            "ones do not go through unchanged: softmax makes each output depend on all logits "
            "of its row, and what comes through them cancels."
        ),
        0.25: (
            "that is the largest slope of one output along its own logit. The other outputs "
            "of the row move the other way; add them up."
        ),
    },
)

GRADIENT_CHECK_PASSED = Guess(
    name="gradient_check_passed",
    notebook=5,
    again="""
        A gradient check compares backprop's gradient with slopes found by nudging the parameters,
        one by one. It has passed for every parameter of a network. What do you know?

        - a) the network will learn
        - b) the loss is coded correctly
        - c) the gradients fit the loss as it is coded
        - d) the learning rate is small enough
    """,
    answer="c",
    because=(
        "nudging differentiates the code as it stands. If that is the wrong loss, the gradient is "
        "right and the network learns the wrong thing."
    ),
    wrong={
        "a": (
            "a right gradient is needed, but not enough. With all weights at 0 the check passes, "
            "but the hidden units never begin to learn: try it."
        ),
        "b": (
            "the check never sees what loss you meant. Put softmax over the wrong axis into both "
            "the loss and its backward pass: the check still passes."
        ),
        "d": "no step was taken in the check, so the rate had no part in it.",
    },
)
