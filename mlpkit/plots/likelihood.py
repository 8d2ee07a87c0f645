"""How probable the labels are: a product that vanishes, and what each of ten garments costs."""

import numpy as np

from mlpkit.plots import INK, QUIET, THIRD, TRAINING, VALIDATION, canvas, drawing

DEAREST = 2.6  # a longer bar ends here, with its cost written next to it


@drawing
def vanishing(p):
    """The product of the probabilities p (N,), image by image, and its logarithm."""
    so_far = np.concatenate([[1], np.cumprod(p)])
    figure, (above, below) = canvas(2, 1, size=(7.6, 4), sharex=True, height_ratios=(1, 1.4))
    images = np.arange(len(so_far))
    above.fill_between(images, so_far, step="post", color=TRAINING, alpha=0.2, linewidth=0)
    above.step(images, so_far, where="post", color=TRAINING)
    above.set(title="the product so far", ylim=(0, 1.05), yticks=[0, 0.5, 1])
    below.step(images, np.log(so_far), where="post", color=TRAINING)
    ends = [0, len(p)], [0, np.log(so_far[-1])]
    below.plot(*ends, "--", color=QUIET, linewidth=1.2, zorder=1)
    longest = int(np.argmin(p))
    note = f"p = {p[longest]:.2f}: {np.log(p[longest]):.1f}".replace("-", "−")
    middle = longest + 1, np.log(so_far[longest : longest + 2]).mean()
    arrow = {"arrowstyle": "-", "color": VALIDATION}
    look = {"color": VALIDATION, "textcoords": "offset points", "va": "center"}
    below.annotate(note, middle, (18, 8), arrowprops=arrow, **look)
    mean = f"mean step {np.log(p).mean():.2f}".replace("-", "−")
    below.text(0.02 * len(p), 0.85 * np.log(so_far[-1]), f"dashed: {mean}", color=INK)
    below.set(title="its logarithm", xlabel="images so far", xlim=(0, len(p)))
    gone = int(np.argmax(so_far < 0.01))
    return figure, (
        f"After {gone} images the product is below 0.01, and its curve can't be told from 0. "
        f"The logarithm takes a step down for each image, and ends at {np.log(so_far[-1]):.1f}, "
        f"after {len(p)} steps of {np.log(p).mean():.2f} on average."
    ).replace("-", "−")


@drawing
def lineup(images):
    """Draw images (K, 784) in a row, numbered from 1."""
    figure, axis = canvas(size=(7.6, 0.95))
    in_a_row(axis, images, [str(number) for number in range(1, len(images) + 1)], INK)
    axis.axis("off")
    return figure, f"{len(images)} images, numbered from the left."


def in_a_row(axis, images, words, color):
    """Draw images one unit apart, image k centred on k, each with a word below it."""
    for place, (image, word) in enumerate(zip(images, words, strict=True)):
        extent = (place - 0.44, place + 0.44, 1, 0)
        axis.imshow(image.reshape(28, 28), extent=extent, aspect="auto")
        axis.text(place, 1.12, word, ha="center", va="top", fontsize=9, color=color)
    axis.set(xlim=(-0.5, len(images) - 0.5), ylim=(1.3, 0))


@drawing
def bets(images, labels, said, names):
    """Draw what each label cost, −ln p, for each person who said how probable it is.

    images (K, 784); labels (K,), 0 or 1; said {who: probability of label 1, (K,)}; names of the two
    labels. The number above a bar is the probability that the image's label got.
    """
    figure, (above, below) = canvas(2, 1, size=(7.6, 3.6), height_ratios=(1, 2.9))
    in_a_row(above, images, [names[label] for label in labels], INK)
    above.axis("off")
    width, told = 0.8 / len(said), []
    for number, ((who, p), color) in enumerate(zip(said.items(), (TRAINING, THIRD), strict=False)):
        of_label = np.where(labels == 1, p, 1 - p)
        with np.errstate(divide="ignore"):
            cost = -np.log(of_label)
        places = np.arange(len(p)) + (number - (len(said) - 1) / 2) * width
        below.bar(places, np.minimum(cost, DEAREST), 0.92 * width, color=color, label=who)
        for place, one, share in zip(places, cost, of_label, strict=True):
            word = f"{share:.2f}" if one <= DEAREST else f"{share:.2f}: {one:.1f}"
            word = word.replace("inf", "∞")
            look = {"ha": "center", "va": "bottom", "fontsize": 7.5, "color": color}
            below.text(place, min(one, DEAREST) + 0.03, word, **look)
        told.append(f"{who} {np.sum(of_label > 0.5)}")
    below.axhline(np.log(2), color=QUIET, linestyle=":", linewidth=1.2)
    below.text(len(images) - 0.45, np.log(2), "p = ½", va="center", fontsize=9, color=INK)
    below.set(xlim=(-0.5, len(images) - 0.5), ylim=(0, 1.08 * DEAREST), xticks=[])
    below.set(ylabel="cost, −ln p", title="what each label cost; above a bar, its probability p")
    below.legend(loc="upper left", ncols=2)
    return figure, (
        "Each bar shows what a label cost; above it is the probability p that the label got. "
        f"Labels with p above ½, out of {len(images)}: {', '.join(told)}. The dotted line is the "
        "cost of p = ½."
    )
