"""The figures of notebook 05: graphs with numbers, outer products, errors of nudging."""

import numpy as np
from matplotlib.patches import FancyBboxPatch

from mlpkit.plots import BOX, INK, QUIET, TRAINING, VALIDATION, canvas, drawing


@drawing
def price(passes):
    """How many forward passes a gradient costs: {name: count}, on a log scale."""
    figure, axis = canvas(size=(6.6, 1.7))
    for row, (count, color) in enumerate(zip(passes.values(), (TRAINING, VALIDATION), strict=True)):
        axis.barh(row, count, color=color, height=0.55)
        axis.text(count * 1.2, row, f"{count:,}", va="center")
    axis.set_yticks(range(len(passes)), list(passes))
    axis.set(xscale="log", xlim=(1, 2e6), xlabel="forward passes' worth of work, log scale")
    axis.invert_yaxis()
    first, second = passes.values()
    return figure, f"{first:,} against {second:,}: one is {first / second:,.0f} times the other."


@drawing
def graph(nodes, edges):
    """A computation as boxes and arrows: nodes {name: (x, y)}, edges (from, to, value, slope), and
    a fifth, the value's name, where no box has it.

    The value stands above the arrow; the slope of the result along it below, in orange.
    """
    xs, ys = np.array(list(nodes.values())).T
    figure, axis = canvas(size=(7.6, 1.0 + 0.62 * (ys.max() - ys.min())))
    axis.set(xlim=(xs.min() - 0.5, xs.max() + 0.5), ylim=(ys.min() - 0.6, ys.max() + 0.6))
    axis.axis("off")
    boxes = {}
    for name, (x, y) in nodes.items():
        wide = 0.16 + 0.055 * max(len(name.strip()) - 1, 0)
        style = {"boxstyle": "round,pad=0.03", "fc": BOX, "ec": QUIET, "zorder": 2}
        boxes[name] = FancyBboxPatch((x - wide, y - 0.24), 2 * wide, 0.48, **style)
        axis.add_patch(boxes[name])
        axis.text(x, y, name.strip(), ha="center", va="center", zorder=3)
    for start, end, value, slope, *names in edges:
        (x0, y0), (x1, y1) = nodes[start], nodes[end]
        ends = {"patchA": boxes[start], "patchB": boxes[end], "shrinkA": 2, "shrinkB": 2}
        arrow = {"arrowstyle": "->", "color": QUIET, **ends}
        axis.annotate("", (x1, y1), (x0, y0), arrowprops=arrow, zorder=1)
        along = 0.5 if y0 == y1 else 0.4  # nearer to where it starts: other arrows meet at its end
        place = (x0 + along * (x1 - x0), y0 + along * (y1 - y0))
        off = np.array([5 * np.sign(y0 - y1), 9])  # away from the arrow, in points
        beside(axis, place, f"{names[0]} = {value:g}" if names else f"{value:g}", TRAINING, off)
        beside(axis, place, f"{slope:g}", VALIDATION, -off)
    said = [
        f"{s.strip()} {g:g}"
        for s, _, _, g, *_ in edges
        if not any(s == end for _, end, *_ in edges)
    ]
    return figure, f"Slopes of {edges[-1][1]} along its inputs: {', '.join(said)}."


def beside(axis, place, text, color, off):
    """A text `off` a place on an arrow, in points, on a white ground; it grows away from there."""
    ground = {"fc": "white", "ec": "none", "pad": 0.6}
    side = ("center", "left", "right")[int(np.sign(off[0]))]
    style = {"fontsize": 10, "color": color, "ha": side, "va": "center", "bbox": ground}
    axis.annotate(text, place, off, textcoords="offset points", zorder=1.5, **style)


@drawing
def outer_products(X, grad):
    """For every example the table of its inputs times its gradients, and the sum of the tables."""
    N = len(X)
    figure, axes = canvas(1, N + 1, size=(7.6, 2.0))
    tables = [np.outer(x, g) for x, g in zip(X, grad, strict=True)]
    total = np.sum(tables, axis=0)
    reach = np.max(np.abs(total))
    titles = [f"example {n}" for n in range(N)] + ["their sum, dW"]
    for axis, table, title in zip(axes, [*tables, total], titles, strict=True):
        axis.imshow(table, cmap="RdBu", vmin=-1.6 * reach, vmax=1.6 * reach)
        for (i, j), value in np.ndenumerate(table):
            axis.text(j, i, f"{value + 0.0:g}", ha="center", va="center")
        axis.set(title=title, xticks=[], yticks=[])
        axis.grid(False)
    for axis, x, g in zip(axes, X, grad, strict=False):  # beside each row its input
        axis.set_yticks(range(len(x)), [f"{value:g}" for value in x], color=TRAINING)
        axis.set_xticks(range(len(g)), [f"{value:g}" for value in g], color=VALIDATION)
        axis.set_ylabel("x", color=TRAINING, rotation=0, labelpad=8, va="center")
        axis.set_xlabel("grad", color=VALIDATION)
        axis.tick_params(length=0)
    same = bool(np.allclose(total, X.T @ grad))
    return figure, f"{N} tables of {X.shape[1]} × {grad.shape[1]}. Their sum is X.T @ grad: {same}."


@drawing
def learning(losses, window=25):
    """Loss by batch, and its running mean."""
    figure, axis = canvas(size=(7.0, 2.7))
    losses = np.asarray(losses)
    mean = np.convolve(losses, np.ones(window) / window, mode="valid")
    axis.plot(losses, color=TRAINING, alpha=0.3, linewidth=0.8, label="each batch")
    axis.plot(np.arange(window - 1, len(losses)), mean, color=TRAINING, label=f"mean of {window}")
    axis.axhline(np.log(10), color=QUIET, linestyle=":", linewidth=1.2)
    axis.text(len(losses), np.log(10), "knows nothing", ha="right", va="bottom", color=INK)
    axis.set(xlabel="batch", ylabel="loss", ylim=(0, max(losses[0], np.log(10)) * 1.15))
    axis.legend(loc="upper center")
    below = next((k for k, loss in enumerate(mean) if loss < losses[0] / 4), None)
    return figure, (
        f"{len(losses)} batches. The loss of the first is {losses[0]:.1f}; "
        f"the mean falls below a quarter of that in the first {50 * -(-(below + window) // 50)}."
    )


@drawing
def v_curve(steps, errors):
    """Relative error of a slope by nudging against the step: {name: errors}, both axes log."""
    figure, axis = canvas(size=(6.6, 3.2))
    said = []
    styles = (("o-", TRAINING), ("s--", VALIDATION))
    for (name, values), (style, color) in zip(errors.items(), styles, strict=True):
        values = np.maximum(values, 1e-17)
        axis.loglog(steps, values, style, color=color, markersize=4, label=name)
        best = steps[int(np.argmin(values))]
        near = "1e-5" if 1e-6 < best < 1e-4 else "1e-8" if 1e-9 < best < 1e-7 else f"{best:.0e}"
        bound = next(b for b in (1e-9, 1e-6, 1e-3, 1) if values.min() < b)
        said.append(f"{name}, best near a step of {near}, error below {bound:.0e}")
    axis.set(xlabel="step", ylabel="relative error")
    axis.legend()
    return figure, f"{'; '.join(said)}.".capitalize()


@drawing
def error_table(errors):
    """Relative errors as a table of colours: {loss: {activation: error}}."""
    figure, axis = canvas(size=(7.6, 1.9))
    table = np.array([list(row.values()) for row in errors.values()])
    logs = np.log10(np.maximum(table, 1e-16))
    axis.imshow(logs > -7, cmap="RdYlGn_r", vmin=-1, vmax=2, aspect="auto")
    for (i, j), value in np.ndenumerate(logs):
        bound = max(-7, int(np.ceil(value)))  # below 1e-7 it is rounding, which differs by machine
        axis.text(j, i, f"< 1e{bound}", ha="center", va="center")
    names = list(next(iter(errors.values())))
    axis.set_xticks(range(len(names)), names)
    axis.set_yticks(range(len(errors)), [name.replace("_", " ") for name in errors])
    axis.grid(False)
    return (
        figure,
        f"{table.size} networks; every relative error < 1e-7: {bool(table.max() < 1e-7)}.",
    )


@drawing
def jacobian(J):
    """The Jacobian of softmax for one row: outputs down, logits across."""
    figure, axis = canvas(size=(3.6, 2.9))
    axis.imshow(J, cmap="RdBu", vmin=-0.4, vmax=0.4)
    for (i, j), value in np.ndenumerate(J):
        axis.text(j, i, f"{value:.3f}", ha="center", va="center", fontsize=9)
    axis.set(xlabel="logit", ylabel="output", xticks=range(len(J)), yticks=range(len(J)))
    axis.grid(False)
    largest = np.max(np.abs(J.sum(axis=1)))
    return figure, (
        f"Diagonal {np.diag(J).min():.3f} to {np.diag(J).max():.3f}, all else negative: "
        f"{bool(np.all(J - np.diag(np.diag(J)) <= 0))}. "
        f"Row sums below 1e-12: {bool(largest < 1e-12)}."
    )
