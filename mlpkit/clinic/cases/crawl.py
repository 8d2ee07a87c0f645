"""The case `crawl`: a velocity that is created again at every step."""

from mlpkit.clinic.record import Case, Cost


def momentum_step(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity + (1 - beta) * grad
    theta -= rate * velocity


CASE = Case(
    name="crawl",
    saw=(
        "Momentum should have made it faster. After 6 epochs the training loss is 0.92; a "
        "colleague with the same rate and the same β is at 0.49."
    ),
    source="the notebook that this course grew out of, its function `mgd`",
    function="momentum_step",
    lines=(13,),
    organ="optimizer",
    cause=(
        "the velocity is set to 0 at every step. So no step knows of an earlier one, and only the "
        "share 1 − β of each gradient is left: the rate is 20 times smaller than it seems."
    ),
    repaired=momentum_step,
    shows=("steps",),
    alike={
        "a rate that is too small": (
            "then the steps are short as well. But with momentum a step depends on the steps "
            "before it, and here it does not."
        ),
        "gradients that fade from layer to layer": (
            "then the first layer's are far smaller than the last one's. Here all have about the "
            "same size."
        ),
    },
    against={
        "backward pass": "nudging finds the same gradients, to ten digits.",
        "training loop": "each image is seen once an epoch, in a new order, 50 in a batch.",
        "loss": "it starts at 2.4, and ln 10 is 2.3.",
        "first weights": "from them 20 images are learnt by heart in 300 steps.",
        (19, 23): "the velocity is made once, in __init__, and the same one is handed on.",
        (40, 40): "a rate of 0.2 would do, if all of it arrived.",
    },
    costs=(
        Cost("training loss", sick=0.96, healthy=0.49, tolerance=0.1),
        Cost("validation accuracy", sick=0.70, healthy=0.79, tolerance=0.035),
    ),
)
