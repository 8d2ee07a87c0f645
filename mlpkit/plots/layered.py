"""Where to put the nodes of a small graph: in layers, each node after its operands.

The method of Sugiyama, Tagawa and Toda (1981): an edge over several layers gets a joint in each of
them; sorting each layer by its neighbours gives an order with few crossings; then every node moves
as close to its neighbours as the nodes next to it allow.
"""

import itertools

SWEEPS = 12
JOINT = 0.7  # rows that a joint needs; a node needs one


def layered(operands):
    """Return (places, edges): where nodes and edges are, as (layer, row); rows are reals, the first
    is 0.

    operands : for each node the numbers of the nodes it is computed from, all before it.
    edges : for each operand of each node, in order, the points from the operand to the node.
    """
    layers = layers_of(operands)
    columns, neighbours, paths = with_joints(operands, layers)
    columns = untangled(columns, neighbours, len(operands))
    rows = spread(columns, neighbours, len(operands))
    place = {item: (k, rows[item]) for k, column in enumerate(columns) for item in column}
    edges = [[place[item] for item in path] for path in paths]
    return [place[node] for node in range(len(operands))], edges


def layers_of(operands):
    """The layer of each node: after those of all its operands; an input is right before its first
    use."""
    layers = []
    for made_of in operands:
        layers.append(1 + max((layers[k] for k in made_of), default=-1))
    for node, made_of in enumerate(operands):
        if not made_of:
            uses = [layers[k] for k, parts in enumerate(operands) if node in parts]
            layers[node] = min(uses) - 1
    return layers


def with_joints(operands, layers):
    """Return (columns, neighbours, paths): the items of each layer, joints included, and their
    neighbours.

    An item is a node's number or, for a joint, a larger one. neighbours : {item: (those in the
    layer before it, those in the layer after it)}; edges that run side by side share their joints.
    """
    columns = [[] for _ in range(1 + max(layers))]
    for node, layer in enumerate(layers):
        columns[layer].append(node)
    neighbours = {node: ([], []) for node in range(len(operands))}
    fresh, paths, known = itertools.count(len(operands)), [], {}
    for node, made_of in enumerate(operands):
        for k in made_of:
            if (k, node) not in known:
                joints = []
                for layer in range(layers[k] + 1, layers[node]):
                    joints.append(next(fresh))
                    columns[layer].append(joints[-1])
                    neighbours[joints[-1]] = ([], [])
                known[k, node] = path = [k, *joints, node]
                for one, other in itertools.pairwise(path):
                    neighbours[one][1].append(other)
                    neighbours[other][0].append(one)
            paths.append(known[k, node])
    return columns, neighbours, paths


def untangled(columns, neighbours, nodes):
    """The columns, each in the order with the fewest crossings of those tried."""
    turned = [column[::-1] for column in columns]
    above = [sorted(column, key=lambda item: (item < nodes, item)) for column in columns]
    # three starts: joints below the nodes, joints above them, and joints above in order
    starts = (columns, turned, above)
    tried = [order for start in starts for order in sorted_by_neighbours(start, neighbours)]
    return min(tried, key=lambda order: crossings(order, neighbours))


def sorted_by_neighbours(columns, neighbours):
    """The orders that sweeps visit: forward sorted by the layer before, back by the layer after."""
    for sweep in range(SWEEPS):
        after = sweep % 2
        columns = [list(column) for column in columns]
        for k in range(len(columns))[:: -1 if after else 1]:
            at = {item: row for column in columns for row, item in enumerate(column)}
            tied = {item: neighbours[item][after] or [item] for item in columns[k]}
            columns[k].sort(key=lambda item: sum(map(at.get, tied[item])) / len(tied[item]))
            swap_while_better(columns, k, neighbours)
        yield columns


def swap_while_better(columns, k, neighbours):
    """Swap neighbouring items of a column as long as that removes crossings."""
    column, better = columns[k], True
    while better:
        better = False
        for row in range(len(column) - 1):
            before = crossings(columns, neighbours)
            column[row], column[row + 1] = column[row + 1], column[row]
            if crossings(columns, neighbours) < before:
                better = True
            else:
                column[row], column[row + 1] = column[row + 1], column[row]


def crossings(columns, neighbours):
    """How many pairs of edges cross."""
    at = {item: row for column in columns for row, item in enumerate(column)}
    count = 0
    for column in columns:
        ends = [(at[item], at[other]) for item in column for other in neighbours[item][1]]
        pairs = itertools.combinations(ends, 2)
        count += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in pairs)
    return count


def spread(columns, neighbours, nodes):
    """Return {item: its row}: close to the mean of its neighbours, a row apart, joints a little
    less."""
    gap = lambda one, other: 1 if one < nodes and other < nodes else JOINT  # noqa: E731
    rows = {item: float(row) for column in columns for row, item in enumerate(column)}
    for sweep in range(2 * SWEEPS):
        for column in columns[:: -1 if sweep % 2 else 1]:
            tied = [[rows[one] for side in neighbours[item] for one in side] for item in column]
            wanted = [sum(one) / len(one) for one in tied]
            gaps = [gap(*pair) for pair in itertools.pairwise(column)]
            rows |= dict(zip(column, kept_apart(wanted, gaps), strict=True))
    top = min(rows.values())
    return {item: row - top for item, row in rows.items()}


def kept_apart(wanted, gaps):
    """The positions closest to the wanted ones, in least squares, that keep the gaps."""
    shifts = [0, *itertools.accumulate(gaps)]
    pools = []  # [sum, count] of positions that are merged, each minus its shift
    for place, shift in zip(wanted, shifts, strict=True):
        pools.append([place - shift, 1])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, count = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += count
    settled = [total / count for total, count in pools for _ in range(count)]
    return [place + shift for place, shift in zip(settled, shifts, strict=True)]
