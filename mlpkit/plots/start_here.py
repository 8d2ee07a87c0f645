"""The figures of notebook 00: two kinds of shoes, three parameters."""

import numpy as np

from mlpkit.plots import INK, QUIET, TRAINING, VALIDATION, canvas, drawing, grid_of_images


@drawing
def gallery(images, names):
    """Images in two rows: images (K, H, W), names a label for each."""
    figure, axes = canvas(2, (len(images) + 1) // 2, size=(7.6, 2.3))
    grid_of_images(axes, images, names)
    counts = ", ".join(f"{names.count(name)} × {name}" for name in dict.fromkeys(names))
    return (
        figure,
        f"{len(images)} images of {images.shape[1]} × {images.shape[2]} pixels: {counts}.",
    )


@drawing
def two_halves(image, upper, lower):
    """One image cut in two, and the mean of either half: the two features."""
    figure, (left, right) = canvas(1, 2, size=(5.2, 2.3), width_ratios=(1, 1.3))
    left.imshow(image)
    left.axhline(image.shape[0] / 2 - 0.5, color=VALIDATION)
    left.axis("off")
    right.barh([1, 0], [upper, lower], color=TRAINING, height=0.5)
    right.set_yticks([1, 0], ["upper half", "lower half"])
    right.set(xlim=(0, 1), xlabel="mean pixel, 0 paper to 1 ink", ylim=(-0.5, 1.5))
    return figure, (
        f"The image has become two numbers: upper half {upper:.2f}, lower half {lower:.2f}."
    )


@drawing
def lines(features, labels, history, steps):
    """The two features of every image, and the line where p = ½, at some of the steps."""
    figure, axes = canvas(1, len(steps), size=(7.6, 2.5), sharex=True, sharey=True)
    shares = []
    shown = slice(0, 1500)  # more dots than this are one blot
    for axis, step in zip(axes, steps, strict=True):
        w1, w2, b = history[step]
        score = features @ np.array([w1, w2]) + b
        shares.append(np.mean((score > 0) == labels))
        for label, color, marker in ((0, VALIDATION, "o"), (1, TRAINING, "^")):
            chosen = features[shown][labels[shown] == label]
            name = ("sandal", "boot")[label]
            dots = {"color": color, "markersize": 2.5, "mew": 0}
            axis.plot(*chosen.T, marker, alpha=0.35, label=name, **dots)
        if w2 != 0:
            x = np.array([0, 1])
            axis.plot(x, -(w1 * x + b) / w2, color=INK)
        axis.set_title(f"step {step}: {shares[-1]:.0%} right", fontsize=9)
        axis.set(xlim=(0, 0.8), ylim=(0, 0.8), xlabel="upper half")
    axes[0].set_ylabel("lower half")
    axes[0].legend(loc="upper right", markerscale=2.5, handletextpad=0)
    listed = ", ".join(
        f"{share:.0%} at step {step}" for step, share in zip(steps, shares, strict=True)
    )
    return figure, f"The line has {listed} on the correct side."


@drawing
def loss_curve(losses, marks=()):
    """The loss at every step; marks: steps to point out."""
    figure, axis = canvas(size=(6.2, 2.6))
    axis.plot(losses, color=TRAINING)
    axis.axhline(np.log(2), color=QUIET, linestyle=":", linewidth=1.2)
    axis.text(len(losses), np.log(2), "guessing", ha="right", va="bottom", color=INK)
    for step in marks:
        axis.plot(step, losses[step], "o", color=TRAINING)
        axis.annotate(f"step {step}", (step, losses[step]), (8, 5), textcoords="offset points")
    axis.set(xlabel="step", ylabel="loss", ylim=(0, 1.15 * max(losses)))
    axis.set_xlim(right=1.12 * len(losses))
    half = int(np.argmax(np.array(losses) < (losses[0] + losses[-1]) / 2))
    return figure, (
        f"The loss falls from {losses[0]:.2f} to {losses[-1]:.2f}; "
        f"half of the way down takes {half} of {len(losses) - 1} steps."
    )


@drawing
def mistakes(images, names, probabilities):
    """Images that were taken for the other kind, most confident first."""
    figure, axes = canvas(1, len(images), size=(7.6, 1.45))
    titles = [f"is: {n}\nboot? {p:.0%}" for n, p in zip(names, probabilities, strict=True)]
    grid_of_images(axes, images, titles)
    wrong = max(max(p, 1 - p) for p in probabilities)
    return (
        figure,
        f"{len(images)} test images that it got wrong, the worst with {wrong:.0%} certainty.",
    )
