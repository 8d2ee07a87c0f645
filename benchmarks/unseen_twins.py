"""The repair of each unseen program: {name: (the faulty text, which occurs once, its
replacement)}."""

EDITS = {
    "a_edges": (
        "edges = images[:, :, 1:] - images[:, :, :-1]",
        "edges = np.diff(images.astype(np.int16), axis=2)",
    ),
    "b_lights": (
        """\
    more, more_labels = varied(images, labels)
    return train_validation_split(flatten(scale_to_unit(more)), more_labels, 0.25, rng)
""",
        """\
    some, theirs, others, labels_of_others = train_validation_split(images, labels, 0.25, rng)
    more, more_labels = varied(some, theirs)
    return (
        flatten(scale_to_unit(more)),
        more_labels,
        flatten(scale_to_unit(others)),
        labels_of_others,
    )
""",
    ),
    "c_tidy": ("labels[: len(clear)]", "labels[inked >= least]"),
    "d_windings": (
        "rng.normal(0, 2 / shape[0], shape)",
        "rng.normal(0, np.sqrt(2 / shape[0]), shape)",
    ),
    "e_thrift": ("    z *= sigmoid(z)\n    return z\n", "    return z * sigmoid(z)\n"),
    "f_rare": ("(counts / counts.mean())", "(counts.mean() / counts)"),
    "g_two_arms": (
        "    return grad * gain / deviation, np.sum(grad * x_hat, axis=0), np.sum(grad, axis=0)\n",
        """\
    dgain, dshift = np.sum(grad * x_hat, axis=0), np.sum(grad, axis=0)
    dx = gain / deviation * (grad - dshift / len(x) - x_hat * dgain / len(x))
    return dx, dgain, dshift
""",
    ),
    "h_stairs": (
        "step_decay(step, every, factor, rate)",
        "step_decay(step // (len(X) // batch_size), every, factor, rate)",
    ),
    "i_best": (
        "lowest, best = value, parameters.vector",
        "lowest, best = value, parameters.vector.copy()",
    ),
    "j_counter": (
        "standardize(pixels, *pixel_statistics(pixels))",
        "standardize(pixels, mean, std)",
    ),
}


def healthy(name, source):
    """The source of a program without its fault. Raises ValueError if the edit does not fit."""
    old, new = EDITS[name]
    if (count := source.count(old)) != 1:
        raise ValueError(f"{name}: {old!r} occurs {count} times; expected once")
    return source.replace(old, new)
