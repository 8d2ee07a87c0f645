"""Bug hunt of notebook 12: repair_loop, a training loop of PyTorch with five faults.

The learner's loop gets a real model of PyTorch, with a batch norm, so that its mode matters.
"""

import functools

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes


def mended(model, criterion, stepper, batches, X_new, y_new):
    """(losses, accuracy): the losses of one pass over the batches, then the accuracy on new
    rows."""
    model.train()
    losses = []
    for X, y in batches:
        loss = criterion(model(X), y)
        stepper.zero_grad()
        loss.backward()
        stepper.step()
        losses.append(loss.item())
    model.eval()
    right = model(X_new).argmax(dim=1) == y_new
    return losses, right.double().mean().item()


def posted(model, criterion, stepper, batches, X_new, y_new):
    losses = []
    for X, y in batches:
        p = model(X).softmax(dim=1)
        loss = criterion(p, y)
        loss.backward()
        stepper.step()
        losses.append(loss)
    right = model(X_new).argmax(dim=1) == y_new
    return losses, right.double().mean().item()


def loop_cases(rng):
    """X (T, N, D), y (T, N), X_new (K, D), y_new (K,), W (D, H), V (H, C), rate."""
    cases = []
    for T, N, K, D, H, C, rate in ((3, 4, 8, 3, 5, 2, 0.5), (5, 4, 7, 5, 2, 3, 0.2)):
        X, X_new = rng.normal(size=(T, N, D)), rng.normal(1, 3, (K, D))
        labels = rng.integers(0, C, (T, N)), rng.integers(0, C, K)
        weights = rng.normal(size=(D, H)), rng.normal(size=(H, C))
        cases.append((X, labels[0], X_new, labels[1], *weights, rate))
    return cases


def on_one_thread(function):
    """On such small arrays PyTorch's threads only wait for each other."""

    @functools.wraps(function)
    def alone(*args, **kwargs):
        import torch

        before = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            return function(*args, **kwargs)
        finally:
            torch.set_num_threads(before)

    return alone


def model_of(W, V):
    """A model with one hidden layer and a batch norm, in eval mode as its last user left it."""
    import torch
    from torch import nn

    (D, H), C = W.shape, V.shape[1]
    model = nn.Sequential(nn.Linear(D, H), nn.BatchNorm1d(H), nn.ReLU(), nn.Linear(H, C)).double()
    with torch.no_grad():
        for layer, weight in ((model[0], W), (model[3], V)):
            layer.weight.copy_(torch.from_numpy(weight.T.copy()))
            layer.bias.zero_()
    return model.eval()


@on_one_thread
def trained(f, X, y, X_new, y_new, W, V, rate):
    """What f returns, and what it leaves in the model."""
    import torch
    from torch import nn

    model = model_of(W, V)
    stepper = torch.optim.SGD(model.parameters(), lr=rate)
    batches = list(zip(torch.from_numpy(X), torch.from_numpy(y), strict=True))
    new = torch.from_numpy(X_new), torch.from_numpy(y_new)
    found = f(model, nn.CrossEntropyLoss(), stepper, batches, *new)
    if not isinstance(found, tuple) or len(found) != 2:
        return found
    losses, accuracy = found
    listed = list(losses) if isinstance(losses, (list, tuple)) else []
    tensors = list(filter(is_tensor, (*listed, accuracy)))
    graphs = sum(tensor.requires_grad for tensor in tensors)
    if listed:
        losses = np.array([plain_number(loss) for loss in listed])
    weights = np.concatenate([p.detach().numpy().ravel() for p in model.parameters()])
    left = weights, model[1].running_mean.numpy()
    return losses, plain_number(accuracy), *left, len(tensors), graphs


def plain_number(value):
    return value.item() if is_tensor(value) and value.ndim == 0 else value


def is_tensor(value):
    return type(value).__name__ == "Tensor"


@on_one_thread
def small_run(f, rng, rate=0.1, batches=2):
    """(model, modes, what criterion got, result) of f on one batch, given several times.

    modes: whether the model was in training mode, for each of its passes.
    """
    import torch
    from torch import nn

    model, modes, given = model_of(rng.normal(size=(3, 4)), rng.normal(size=(4, 3))), [], []
    model.register_forward_hook(lambda module, came, out: modes.append((len(out), module.training)))

    def criterion(output, y):
        given.append(output.detach().clone())
        return nn.functional.cross_entropy(output, y)

    batch = torch.from_numpy(rng.normal(size=(5, 3))), torch.from_numpy(rng.integers(0, 3, 5))
    new = torch.from_numpy(rng.normal(size=(7, 3))), torch.from_numpy(rng.integers(0, 3, 7))
    stepper = torch.optim.SGD(model.parameters(), lr=rate)
    return model, modes, given, f(model, criterion, stepper, [batch] * batches, *new)


def takes_logits(f, rng):
    """What criterion gets are logits, whose rows do not sum to 1."""
    _, _, given, _ = small_run(f, rng)
    if given and all(np.allclose(output.numpy().sum(axis=1), 1) for output in given):
        return (
            "softmax-left",
            "criterion got probabilities. nn.CrossEntropyLoss takes logits and makes a softmax of "
            "its own, so there is one too many.",
        )


def drops_gradients(f, rng):
    """With a rate of 0 the same batch gives the same gradient, however often it comes."""
    seed = int(rng.integers(1000))
    once, thrice = (
        small_run(f, np.random.default_rng(seed), rate=0.0, batches=count)[0] for count in (1, 3)
    )
    for one, three in zip(once.parameters(), thrice.parameters(), strict=True):
        if one.grad is None or three.grad is None:
            continue
        if np.allclose(three.grad, 3 * one.grad) and not np.allclose(one.grad, 0):
            return (
                "gradients-add-up",
                "after the same batch three times at a rate of 0, the gradients are three times "
                "those after one batch. backward() adds to what is there: set the gradients to 0 "
                "for every batch, in the loop.",
            )


def trains_in_training_mode(f, rng):
    _, modes, _, _ = small_run(f, rng)
    seen = [training for rows, training in modes if rows == 5]
    if seen and not any(seen):
        return (
            "not-in-training-mode",
            "the model came in eval mode, and trained in it: its batch norm took the running mean "
            "and spread, not the batch's. Call model.train() first, with its brackets.",
        )
    if seen and not all(seen):
        return (
            "eval-too-soon",
            "model.eval() came before training was over: the first batch found the model in "
            "training mode, a later one in eval mode.",
        )


def judges_in_eval_mode(f, rng):
    _, modes, _, _ = small_run(f, rng)
    seen = [training for rows, training in modes if rows == 7]
    if seen and any(seen):
        return (
            "judged-in-training-mode",
            "the new rows went through the model in training mode: what it says about one row then "
            "depends on the other rows. Call model.eval() before it judges, with its brackets.",
        )


def variant(train=True, softmax=False, zero="before", keep="item", evaluate="after"):
    """The loop with different parts right or wrong."""

    def wrong(model, criterion, stepper, batches, X_new, y_new):
        if train:
            model.train()
        losses = []
        for X, y in batches:
            output = model(X)
            loss = criterion(output.softmax(dim=1) if softmax else output, y)
            if zero == "before":
                stepper.zero_grad()
            loss.backward()
            if zero == "between":
                stepper.zero_grad()
            stepper.step()
            kept = {"item": loss.item, "graph": lambda loss=loss: loss, "detach": loss.detach}
            losses.append(kept[keep]())
            if evaluate == "inside":
                model.eval()
        if evaluate == "after":
            model.eval()
        right = model(X_new).argmax(dim=1) == y_new
        return losses, right.double().mean().item()

    return wrong


def with_its_result(change):
    def wrong(*args):
        losses, accuracy = mended(*args)
        return change(losses, accuracy)

    return wrong


def judged_with(score):
    """mended with a different accuracy: score(model, X_new, y_new)."""

    def wrong(model, criterion, stepper, batches, X_new, y_new):
        losses, _ = mended(model, criterion, stepper, batches, X_new, y_new)
        return losses, score(model, X_new, y_new)

    return wrong


def with_output(change):
    """mended with something made of the logits before criterion gets them."""

    def wrong(model, criterion, stepper, batches, X_new, y_new):
        def changed(logits, y):
            return criterion(change(logits), y)

        return mended(model, changed, stepper, batches, X_new, y_new)

    return wrong


def losses_after_the_steps(model, criterion, stepper, batches, X_new, y_new):
    model.train()
    losses = []
    for X, y in batches:
        stepper.zero_grad()
        criterion(model(X), y).backward()
        stepper.step()
        losses.append(criterion(model(X), y).item())
    model.eval()
    right = model(X_new).argmax(dim=1) == y_new
    return losses, right.double().mean().item()


def stepped_first(model, criterion, stepper, batches, X_new, y_new):
    """step() before backward(): the first does nothing, and each other uses the batch before."""
    model.train()
    losses = []
    for X, y in batches:
        loss = criterion(model(X), y)
        stepper.step()
        stepper.zero_grad()
        loss.backward()
        losses.append(loss.item())
    model.eval()
    right = model(X_new).argmax(dim=1) == y_new
    return losses, right.double().mean().item()


def judged_on_the_last_batch(model, criterion, stepper, batches, X_new, y_new):
    losses, _ = mended(model, criterion, stepper, batches, X_new, y_new)
    X, y = batches[-1]
    return losses, (model(X).argmax(dim=1) == y).double().mean().item()


def log_of_softmax(model, criterion, stepper, batches, X_new, y_new):
    """A right answer: the loss by hand, from the log of the softmax that was there."""
    model.train(True)
    losses = []
    for X, y in batches:
        stepper.zero_grad(set_to_none=False)
        p = model(X).softmax(dim=1)
        loss = -p.log()[range(len(y)), y].mean()
        loss.backward()
        stepper.step()
        losses.append(float(loss))
    model.train(False)
    return losses, float((model(X_new).argmax(dim=1) == y_new).double().mean())


def dropped_after(model, criterion, stepper, batches, X_new, y_new):
    import torch

    model.train()
    model.zero_grad()
    losses = []
    for X, y in batches:
        loss = criterion(model(X), y)
        loss.backward()
        stepper.step()
        stepper.zero_grad()
        losses.append(loss.detach().item())
    model.eval()
    with torch.no_grad():
        right = model(X_new).argmax(1).eq(y_new)
    return losses, right.sum().item() / len(y_new)


def gradients_by_name(model, criterion, stepper, batches, X_new, y_new):
    losses = []
    for X, y in batches:
        model.train()
        for parameter in model.parameters():
            parameter.grad = None
        loss = criterion(model(X), y)
        loss.backward()
        stepper.step()
        losses += [loss.tolist()]
    model.eval()
    return losses, np.mean(model(X_new).detach().numpy().argmax(1) == y_new.numpy())


BUG_HUNT = Exercise(
    notebook=12,
    name="repair_loop",
    kind="bug hunt",
    buggy="as-posted",
    needs=("torch",),
    mended=(
        "not one but five. Without train(), batch norm trained with old means. There was a softmax "
        "before a loss that makes its own. Without zero_grad(), gradients added up. The losses "
        "kept their graphs. And without eval(), the answer for a new row depended on its "
        "neighbours."
    ),
    reference=mended,
    stub=(
        "Five faults are in here. Train on each batch once, then judge: (losses, accuracy).\n\n"
        "model returns logits; nobody knows what mode it comes in. criterion is\n"
        "nn.CrossEntropyLoss(), stepper an optimizer of PyTorch, batches a list of (X, y).\n"
        "losses: a list of floats, one for each batch. accuracy, a float: the share of the rows\n"
        "of X_new, (N, D), for which the largest logit is that of y_new, (N,)."
    ),
    cases=loop_cases,
    run=trained,
    returns=("losses", "accuracy", "weights", "running_mean", "tensors", "graphs"),
    seconds=20,
    hints=(
        "Go through the list of five above the cell. Two are about what a batch leaves behind for "
        "the next, two about the mode of the model, one about what criterion expects.",
        "In each turn, the gradients of the batch before must be gone when backward() runs; "
        "criterion gets logits; only a number is kept of the loss. Around the loop: one mode for "
        "training, the other for judging.",
        "model.train() before the loop; in it criterion(model(X), y), stepper.zero_grad() before "
        "backward(), losses.append(loss.item()); after it model.eval().",
    ),
    why="Which of the five would you never notice if the model were one nn.Linear?",
    properties=(
        Property("logits", takes_logits),
        Property("gradients", drops_gradients),
        Property("training mode", trains_in_training_mode),
        Property("eval mode", judges_in_eval_mode),
    ),
    mistakes=mistakes(
        ("as-posted", posted),
        "this is the loop as it was posted, with its five faults.",
        ("softmax-left", variant(softmax=True)),
        "criterion gets probabilities. nn.CrossEntropyLoss takes logits and makes a softmax of its "
        "own, so there is one too many.",
        ("gradients-add-up", variant(zero="never")),
        "each step goes along the sum of all gradients so far. backward() adds to what is there: "
        "set the gradients to 0 for every batch, in the loop.",
        ("no-weight-moves", variant(zero="between")),
        "no weight moves. Either step() is gone, or zero_grad() comes between backward() and "
        "step(), and the step finds no gradient.",
        ("stepped-first", stepped_first),
        "each step is taken before backward(), with the gradient of the batch before. Compute the "
        "gradient of this batch first, then take the step.",
        ("not-in-training-mode", variant(train=False)),
        "the model came in eval mode, and trained in it: its batch norm took the running mean and "
        "spread, not the batch's. Call model.train() first, with its brackets.",
        ("judged-in-training-mode", variant(evaluate="never")),
        "the new rows went through the model in training mode: what it says about one row then "
        "depends on the other rows. Call model.eval() before it judges, with its brackets.",
        ("eval-too-soon", variant(evaluate="inside")),
        "model.eval() is in the loop, so from the second batch on the model trains in eval "
        "mode. It belongs after the loop, before the new rows.",
        ("graph-kept", variant(keep="graph")),
        "the losses are tensors that still hold their graphs. Keep loss.item(), the number alone.",
        ("tensors-kept", variant(keep="detach")),
        "the losses no longer hold their graphs, but they are still tensors. The exercise asks for "
        "floats: loss.item().",
        (
            "accuracy-a-tensor",
            judged_with(lambda model, X, y: (model(X).argmax(dim=1) == y).double().mean()),
        ),
        "the losses are right, but the accuracy is still a tensor. The exercise asks for a float: "
        ".item().",
        ("softmax-of-columns", with_output(lambda logits: logits.softmax(dim=0))),
        "there is still a softmax before the loss, now over the batch. nn.CrossEntropyLoss takes "
        "logits: leave that softmax out.",
        ("argmax-first", with_output(lambda logits: logits.argmax(dim=1))),
        "criterion got the chosen classes. It takes logits, and no gradient can go back through "
        "argmax.",
        ("losses-after-the-steps", losses_after_the_steps),
        "each loss was measured after its step. Keep the one that backward() was called on.",
        (
            "losses-times-n",
            with_its_result(lambda losses, accuracy: ([4 * loss for loss in losses], accuracy)),
        ),
        "each loss was multiplied by the size of its batch. nn.CrossEntropyLoss is a mean: keep it "
        "as it is.",
        ("last-loss", with_its_result(lambda losses, accuracy: (losses[-1], accuracy))),
        "only the last loss came back. The exercise asks for a list of losses, one for each batch.",
        ("losses-alone", with_its_result(lambda losses, accuracy: losses)),
        "the losses came back alone. The exercise asks for two things: (losses, accuracy).",
        ("swapped", with_its_result(lambda losses, accuracy: (accuracy, losses))),
        "both are right, but in the wrong order. The exercise asks for (losses, accuracy).",
        ("on-the-last-batch", judged_on_the_last_batch),
        "the accuracy is that of the last batch, which was trained on. Judge on X_new.",
    ),
    alternatives=(log_of_softmax, dropped_after, gradients_by_name),
)
