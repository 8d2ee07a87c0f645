"""The guesses of notebook 12."""

from mlpkit.checker import Guess

WEIGHT_SHAPE = Guess(
    name="weight_shape",
    notebook=12,
    again="""
        What shape does the weight of `torch.nn.Linear(784, 64)` have, a layer from 784 inputs to
        64 outputs?
    """,
    answer=(64, 784),
    because=(
        "PyTorch keeps (outputs, inputs), a row for each output, and computes X @ W.T + b. A "
        "forgotten transpose fails loudly here, but silently where a layer is as wide as the one "
        "before."
    ),
    wrong={
        (784, 64): "that is mlpkit's layout, X @ W with (inputs, outputs). PyTorch has it the "
        "other way round.",
        (64,): "that is the bias.",
        (785, 64): "the bias is a separate tensor, not a row of the weight.",
        (64, 785): "the bias is a separate tensor, not a column of the weight.",
    },
)

REDUCTION_RATIO = Guess(
    name="reduction_ratio",
    notebook=12,
    extra=True,
    again="""
        200 examples with 10 outputs each. One loss sums the squared differences over the outputs
        and takes the mean over the examples. Another, `torch.nn.MSELoss()`, takes the mean over all
        numbers. How many times as large is the first as the second?
    """,
    answer=10,
    because=(
        "the sum of squares is divided by 200 in the first loss and by 2,000 in the second. The "
        "gradients differ by the same factor: with plain SGD a rate of 0.1 for the first is like "
        "a rate of 1 for the second."
    ),
    wrong={
        200: "both average over the examples. What does only one of them average over?",
        2000: "that is the sum of all against the mean of all. The first is a mean already, over "
        "the 200 examples.",
        1: "they would be the same if each example had one output. Here it has ten.",
        0.1: "that is the right factor, the other way round. The loss with the sum over outputs is "
        "the larger one.",
    },
)

TWO_OF_FIVE = Guess(
    name="two_of_five",
    notebook=12,
    again="""
        A loop in PyTorch trains a model that is one `nn.Linear`. It has five faults: (1) no
        `model.train()` at the beginning; (2) a softmax before the cross-entropy, which takes
        logits; (3) no `zero_grad`; (4) the loss is kept as it is, not `loss.item()`; (5) no
        `model.eval()` before judging new images. Two of them change the training losses.
        Which?

        - a) 1 and 3
        - b) 2 and 3
        - c) 2 and 4
        - d) 2 and 5
    """,
    answer="b",
    because=(
        "gradients that add up make a different optimizer, and one softmax too many makes a "
        "different loss. A kept graph only costs memory. A single linear layer has no mode, and "
        "eval() would come after training."
    ),
    wrong={
        "a": "train() and eval() switch layers such as batch norm and dropout. A linear layer does "
        "the same in both modes.",
        "c": "a loss that keeps its graph has the right value. What it costs is memory.",
        "d": "eval() concerns what happens after training. By then the losses are known.",
    },
)

EVAL_FORGOTTEN = Guess(
    name="eval_forgotten",
    notebook=12,
    placing=True,
    again="""
        A network with batch norm is loaded into PyTorch and judged on test images, a hundred at a
        time. When they come mixed, it gets 90 of 100 right; when the same images come sorted by
        class, 16. Which line is missing?

        - a) `torch.manual_seed(0)`
        - b) `stepper.zero_grad()`
        - c) `model.eval()`
        - d) `criterion = nn.CrossEntropyLoss()`
    """,
    answer="c",
    because=(
        "a model begins in training mode, in which batch norm takes the batch's own mean and "
        "spread. So its answer for an image depends on the other images of its batch. On mixed "
        "images this hardly shows; a single image raises an error. The running means move, too."
    ),
    wrong={
        "a": "nothing is drawn here. The weights are loaded, and no layer is a dropout.",
        "b": "no gradient is computed while the model is judged, so none can add up.",
        "d": "judging needs no loss: the largest logit names the class.",
    },
)

PRINTED_UNDER_JIT = Guess(
    name="printed_under_jit",
    notebook=12,
    extra=True,
    again="""
        A function with a `print` in it is compiled by `jax.jit`. It is called three times with an
        array of shape (8, 784), with different numbers each time, and then twice with shape
        (5, 784). How many times does it print?
    """,
    answer=2,
    because=(
        "Python runs only while JAX records the program, once for each shape. Afterwards the "
        "compiled program runs, and it has no print."
    ),
    wrong={
        5: "that would be so without jit. With jit the Python body runs only to be recorded.",
        1: "it does print once for the first shape. But the program is compiled for that shape; "
        "what about (5, 784)?",
        3: "the numbers may change without a new compilation. What may not?",
        0: "the body does run once, to be recorded, and then it prints.",
    },
)
