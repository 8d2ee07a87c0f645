"""The guesses of notebook 11, except those of its bug hunts."""

from mlpkit.checker import Guess

TIED_WEIGHTS = Guess(
    name="tied_weights",
    notebook=11,
    again="""
        A network uses one matrix twice: its output is relu(X W) Wᵀ. As a network of two layers it
        has W1 = W and W2 = Wᵀ, and the way back by hand gives dW1 and dW2. What is the gradient of
        the loss with respect to W?

        - a) dW1: there W meets the input
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
            "that is what the loss does when W moves on the way in alone. It moves on the way out "
            "as well."
        ),
        "b": (
            "that is what the loss does when W moves on the way out alone. It moves on the way in "
            "as well."
        ),
        "d": (
            "half of each would be right if each use moved half as far as W. Both move as far as "
            "W does."
        ),
    },
)

WHICH_WAY_BACK = Guess(
    name="which_way_back",
    notebook=11,
    placing=True,
    again="""
        A program has computed b = a · a, then c = b · a, then L = b + c. On the way back L begins
        with the gradient 1. Each value sends once: to each of the values that it was made from it
        sends its own gradient times the slope along that one, and the receiver adds what arrives to
        what it has. In which order do they send, so that all gradients come out right?

        - a) L, b, c, a
        - b) L, c, b, a
        - c) a, b, c, L
        - d) in any order, since each adds up what it gets
    """,
    answer="b",
    because=(
        "b was used twice, in c and in L. It may send when both have sent, and so comes after c. "
        "Then its gradient is whole, and whole is what it sends on."
    ),
    wrong={
        "a": (
            "b sends while it has the part of L alone. What c sends to it later goes no further: "
            "b's own gradient is right in the end, and a's is too small, 8 for 16 at a = 2."
        ),
        "c": (
            "that is the way forward. At the beginning only L has a gradient, so a, b and c would "
            "send 0, and nobody would send for them again."
        ),
        "d": (
            "adding makes each sum right in the end. But each sends once: what arrives after that "
            "is missing in all that lies behind."
        ),
    },
)

AT_A_FORK = Guess(
    name="at_a_fork",
    notebook=11,
    again="""
        L = a · b + a · c, with a = 2, b = 3 and c = 5. On the way back the product a · c sends to a
        first, then the product a · b. Somebody has written `=` in place of `+=`: what arrives is
        set, not added. What gradient does a have in the end?
    """,
    answer=3,
    because=(
        "c = 5 arrived first, and b = 3 took its place. The slope is 8: if a rises by a little, "
        "both products rise. Where a value forks, the parts that come back add."
    ),
    wrong={
        8: "that is the right gradient, 5 + 3, as += gives it. What does = leave of it?",
        5: "5 arrives first. What becomes of it when the other part is set?",
        15: "slopes multiply along one path. Here are two, side by side; and one was set last.",
        6: "that is a · b itself. Which slope does it send to a?",
        10: "that is a · c itself. Which slope does it send to a, and what becomes of it?",
        2: "that is a itself, or the slope along b and c. What does a · b send to a?",
        0: "both products send something to a. What does the last one leave there?",
        1: "that is the gradient of L. Each product multiplies it by its other factor.",
        16: "that is L itself. The question is about the gradient of a, with = in place of +=.",
        4: "nothing is averaged here. One part arrives, then the other is set in its place.",
    },
)

BACKWARD_TWICE = Guess(
    name="backward_twice",
    notebook=11,
    again="""
        Each value of a program keeps its gradient, and what arrives is added to it. b = a · a,
        c = b · a and L = b + c, at a = 2: the way back, once, gives a the gradient 16. It is walked
        a second time, from L with the gradient 1, through the same values, and nothing is set to 0
        between. What gradient does a have then?

        - a) 16
        - b) 32
        - c) more than 32
    """,
    answer="c",
    because=(
        "b and c still have what the first walk brought. The second adds to it, and sends the sums "
        "on. Setting only a to 0 in between, as a loop over the weights does, does not help."
    ),
    wrong={
        "a": "that would be so if each gradient were set. They add, and 16 is there already.",
        "b": (
            "the second walk brings 16 of its own, true. But it also sends on what the first one "
            "left behind in the middle, in b and c."
        ),
    },
)

SHAPES_OF_A_SUM = Guess(
    name="shapes_of_a_sum",
    notebook=11,
    parts=("dX", "db", "dc"),
    again="""
        Z = X + b + c, where X is (200, 64), b (64,) and c (200, 1): NumPy spreads b over the rows
        and c over the columns, and Z is (200, 64). The gradient of Z comes back. Which shapes have
        the gradients of the three, dX, db and dc, in this order?
    """,
    answer=((200, 64), (64,), (200, 1)),
    because=(
        "a gradient has the shape of what it is the gradient of. Each number of b was used 200 "
        "times, each of c 64 times: their parts are summed."
    ),
    rules={
        "dX": "nothing was spread, so the gradient of Z comes back as it is.",
        "db": "there is one slope for each number of b. Each was used in 200 rows: sum over them.",
        "dc": "there is one slope for each number of c. Each was used in 64 columns: sum over "
        "them.",
    },
    wrong={
        ("db", (200, 64)): (
            "that is what arrives. b has 64 numbers; each was used 200 times, and its parts add."
        ),
        ("db", (1, 64)): (
            "the sum is right, the shape nearly: b has one axis. What broadcasting put in front "
            "goes."
        ),
        ("db", (200,)): "that is a sum over the columns. Each number of b was used in each row.",
        ("dc", (200, 64)): (
            "that is what arrives. c has 200 numbers; each was used 64 times, and its parts add."
        ),
        ("dc", (200,)): (
            "the sum is right, the shape nearly: c has two axes, and keeps the second, of length 1."
        ),
        ("dc", (1,)): "that is a single number. c has one for each row.",
        ("dc", (64,)): "that is a sum over the rows. Each number of c was used along its row.",
    },
)

WHAT_IS_KEPT = Guess(
    name="what_is_kept",
    notebook=11,
    again="""
        A network has made its forward pass on 200 images, with tensors that remember how they were
        made. Before the way back begins: what does the graph keep, apart from the weights?

        - a) nothing: the way back computes anew what it needs
        - b) for each operation the table of all slopes, of each result along each input
        - c) what went into the operations and what came out, for all 200 images
        - d) a copy of all weights
    """,
    answer="c",
    because=(
        "a product needs its other factor, a sigmoid its result. They are the arrays themselves, "
        "no copies; only they can't be let go before the way back has used them. More images or "
        "more layers, and it is more."
    ),
    wrong={
        "a": (
            "it could: then the forward pass runs twice. But the arrays are there after the first, "
            "and keeping them costs no time. What would be needed of them?"
        ),
        "b": (
            "for 64 sigmoids of 200 images that would be 12,800 times 12,800 slopes, nearly all 0. "
            "No backward needs the table, only what it multiplies grad by."
        ),
        "d": (
            "the weights are needed, but they are there anyway: the graph keeps the same arrays, "
            "no copies. (So who changes one in place before the way back spoils it.)"
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
        two arrows back, with the part that belongs there. It is called for the last value, with 1.
        How many calls are that in all, the first one among them?
    """,
    answer=2047,
    because=(
        "1 call for the last value, 2 for the one before, 4, 8, … and 1,024 for a. Each path is "
        "walked on its own, and each fork doubles their number. In order, each once, it takes 11."
    ),
    wrong={
        1024: "so many reach a. The calls for the values before it count as well.",
        2048: "nearly: 1 + 2 + 4 + … + 1,024 is one less than the next power of 2.",
        1023: "those are the calls for the other ten values. a itself is called for 1,024 times.",
        11: "that is one for each value, as with a list. Here nothing notes who has been called.",
        20: (
            "that is one for each arrow. A value that is called twice calls on along its arrows "
            "twice."
        ),
        21: (
            "that is one for each arrow, and the first. A value that is called twice calls on "
            "along its arrows twice."
        ),
        10: "each fork calls twice, and each of these calls comes to the next fork.",
        100: (
            "each fork doubles the calls that come to it, so that they multiply: 2 · 2 · 2, and "
            "so on."
        ),
    },
)
