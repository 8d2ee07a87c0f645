"""The guesses of notebook 11, except those of its bug hunts."""

from mlpkit.checker import Guess

TIED_WEIGHTS = Guess(
    name="tied_weights",
    notebook=11,
    again="""
        A network uses one matrix twice: its output is relu(X W) Wᵀ. As a network of two layers it
        has W1 = W and W2 = Wᵀ, and the way back by hand gives dW1 and dW2. What is the gradient of
        the loss with respect to W?

        - a) dW1: that is where W meets the input
        - b) dW2ᵀ: that is the use nearest to the loss
        - c) dW1 + dW2ᵀ
        - d) (dW1 + dW2ᵀ) / 2: it is one matrix, not two
    """,
    answer="c",
    because=(
        "W has two paths to the loss. Slopes multiply along a path, and add where paths meet."
    ),
    wrong={
        "a": (
            "that is what the loss does when W moves only on the way in. W moves on the way out as "
            "well."
        ),
        "b": (
            "that is what the loss does when W moves only on the way out. W moves on the way in as "
            "well."
        ),
        "d": (
            "half of each would be right if W moved half as far in each use. In both it moves the "
            "whole way."
        ),
    },
)

WHICH_WAY_BACK = Guess(
    name="which_way_back",
    notebook=11,
    placing=True,
    again="""
        A program has computed b = a · a, then c = b · a, then L = b + c. On the way back L begins
        with the gradient 1. Each value sends once. To each value that it was made from, it sends
        its own gradient times its slope along that value, and the receiver adds what arrives to
        what it has. In which order must they send so that all gradients come out right?

        - a) L, b, c, a
        - b) L, c, b, a
        - c) a, b, c, L
        - d) in any order, since each adds up what it gets
    """,
    answer="b",
    because=(
        "b was used twice, in c and in L. It may send when both have sent, so it comes after c. "
        "Then its gradient is complete."
    ),
    wrong={
        "a": (
            "b sends when it has only the part from L. What c sends to it later goes no further: "
            "b's own gradient is right in the end, but a's is too small, 8 instead of 16 at a = 2."
        ),
        "c": (
            "that is the way forward. At first only L has a gradient, so a, b and c would send 0, "
            "and none of them would send again."
        ),
        "d": (
            "adding makes each value's own sum right in the end. But each value sends once: what "
            "arrives later never reaches the values further back."
        ),
    },
)

AT_A_FORK = Guess(
    name="at_a_fork",
    notebook=11,
    again="""
        L = a · b + a · c, with a = 2, b = 3 and c = 5. On the way back the product a · c sends to a
        first, then the product a · b. Somebody has written `=` in place of `+=`: what arrives
        replaces what is there. What gradient does a have in the end?
    """,
    answer=3,
    because=(
        "5, the value of c, arrived first, and 3, that of b, took its place. The slope is 8: if a "
        "rises a little, both products rise. Where a value forks, the parts that come back add."
    ),
    wrong={
        8: "that is the right gradient, 5 + 3, as += gives it. How much of it does = leave?",
        5: "5 arrives first. What becomes of it when the other part is set?",
        15: "slopes multiply along one path. Here there are two paths, and one part was set last.",
        6: "that is a · b itself. What slope does it send to a?",
        10: "that is a · c itself. What slope does it send to a, and what becomes of it?",
        2: "that is a itself, or the slope along b and c. What does a · b send to a?",
        0: "both products send something to a. What does the last one leave there?",
        1: "that is the gradient of L. Each product multiplies it by its other factor.",
        16: "that is L itself. The question is about the gradient of a, with = in place of +=.",
        4: "nothing is averaged here. One part arrives, then the other takes its place.",
    },
)

BACKWARD_TWICE = Guess(
    name="backward_twice",
    notebook=11,
    again="""
        Each value of a program keeps its gradient, and what arrives is added to it. For b = a · a,
        c = b · a and L = b + c, at a = 2, one way back gives a the gradient 16. Then the same
        values are walked a second time, from L with the gradient 1, and nothing is set to 0 in
        between. What gradient does a have then?

        - a) 16
        - b) 32
        - c) more than 32
    """,
    answer="c",
    because=(
        "b and c still have what the first walk brought. The second walk adds to it and sends the "
        "sums on. It does not help to set only a to 0 in between, as a loop over the weights does."
    ),
    wrong={
        "a": "that would be so if each gradient were set. They add, and 16 is there already.",
        "b": (
            "the second walk does bring 16 of its own. But it also sends on what the first one "
            "left in the middle, in b and c."
        ),
    },
)

SHAPES_OF_A_SUM = Guess(
    name="shapes_of_a_sum",
    notebook=11,
    parts=("dX", "db", "dc"),
    again="""
        Z = X + b + c, where X is (200, 64), b (64,) and c (200, 1): NumPy spreads b over the rows
        and c over the columns, and Z is (200, 64). The gradient of Z comes back. What shapes do the
        gradients of the three have: dX, db and dc, in this order?
    """,
    answer=((200, 64), (64,), (200, 1)),
    because=(
        "a gradient has the shape of the array that it is the gradient of. Each number of b was "
        "used 200 times and each of c 64 times: their parts are summed."
    ),
    rules={
        "dX": "nothing was spread, so the gradient of the sum comes back as it is.",
        "db": "there is one slope for each number of b. Each was used in 200 rows: sum over them.",
        "dc": "there is one slope for each number of c. Each was used in 64 columns: sum over "
        "them.",
    },
    wrong={
        ("db", (200, 64)): (
            "that is what arrives. b has 64 numbers; each was used 200 times, and its parts add."
        ),
        ("db", (1, 64)): (
            "the sum is right, and the shape nearly: b has one axis. The axis that broadcasting "
            "put in front has to go."
        ),
        ("db", (200,)): "that is a sum over the columns. Each number of b was used in each row.",
        ("dc", (200, 64)): (
            "that is what arrives. c has 200 numbers; each was used 64 times, and its parts add."
        ),
        ("dc", (200,)): (
            "the sum is right, and the shape nearly: c has two axes, and the second, of length 1, "
            "stays."
        ),
        ("dc", (1,)): "that is a single number. c has a number for each row.",
        ("dc", (64,)): "that is a sum over the rows. Each number of c was used along its row.",
    },
)

WHAT_IS_KEPT = Guess(
    name="what_is_kept",
    notebook=11,
    again="""
        A network has made its forward pass on 200 images, with tensors that remember how they were
        made. Before the way back begins: what does the graph keep, apart from the weights?

        - a) nothing: the way back computes again what it needs
        - b) for each operation the table of all slopes, of each result along each input
        - c) what went into the operations and what came out, for all 200 images
        - d) a copy of all weights
    """,
    answer="c",
    because=(
        "a product needs its other factor, a sigmoid its result. The graph keeps the arrays "
        "themselves, not copies, and can't let go of them before the way back has used them. With "
        "more images or more layers it keeps more."
    ),
    wrong={
        "a": (
            "it could, but then the forward pass would run twice. The arrays are there after the "
            "first pass, and keeping them costs no time. Which of them does the way back need?"
        ),
        "b": (
            "for 64 sigmoids and 200 images that would be 12,800 times 12,800 slopes, nearly all "
            "0. No backward function needs the table, only the numbers that it multiplies grad by."
        ),
        "d": (
            "the weights are needed, but they are there anyway: the graph keeps the same arrays, "
            "not copies. (So changing one in place before the way back spoils it.)"
        ),
    },
)

CALLS_AT_FORKS = Guess(
    name="calls_at_forks",
    notebook=11,
    extra=True,
    again="""
        Ten forks in a row: b = a + a, c = b + b, and so on, 11 values with the input a. A function
        takes a value and a part of its gradient, adds the part, and calls itself for each of the
        two arrows back, with the part that goes along it. It is called for the last value, with 1.
        How many calls are there in all, including the first?
    """,
    answer=2047,
    because=(
        "there is 1 call for the last value, 2 for the one before, then 4, 8, … and 1,024 for a. "
        "Each path is walked separately, and each fork doubles their number. A walk in order, with "
        "each value once, takes 11."
    ),
    wrong={
        1024: "that is how many calls reach a. The calls for the other values count as well.",
        2048: "that is one too many. 1 + 2 + 4 + … + 1,024 is one less than the next power of 2.",
        1023: "those are the calls for the other ten values. For a there are 1,024 more.",
        11: "that is one call for each value, as with a list. Here nothing records what was "
        "called.",
        20: (
            "that is one call for each arrow. A value that is reached twice calls along its "
            "arrows twice."
        ),
        21: (
            "that is one call for each arrow, and the first call. A value that is reached twice "
            "calls along its arrows twice."
        ),
        10: "each fork calls twice, and each of these calls reaches the next fork.",
        100: ("each fork doubles the calls that reach it, so they multiply: 2 · 2 · 2, and so on."),
    },
)
