"""Find the code that a notebook's cell needs from the cells above, to run without all of them.

A cell that is not valid Python, which a learner's may be, makes nothing and needs nothing.

A statement is needed if it binds a needed name, or draws from a needed generator, because the next
draw depends on it. Changes of an array in place are not seen, so compare a slice's result with the
notebook's stored one.
"""

import ast
import symtable

PLAIN = ast.Assign, ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom


def needed(sources, last):
    """The statements that the cell sources[last] needs, and its own, as source in their order."""
    own = map(ast.unparse, statements(sources[last]))
    return "\n".join([*needed_above(sources[: last + 1]), *own])


def needed_above(sources):
    """The statements that the last of these cells needs from those above, each as source."""
    *above, last = map(statements, sources)
    every = [(one, cell is last) for cell in (*above, last) for one in cell]
    generators = {name for one, _ in every if draws(one) for name in bound(one)}
    kept, wanted = [], set()
    for one, own in reversed(every):
        if own or bound(one) & wanted or used(one) & wanted & generators:
            kept += [] if own else [ast.unparse(one)]
            if isinstance(one, PLAIN):
                wanted -= bound(one)  # a name bound in an `if` or a loop may be bound before it too
            wanted |= used(one)
    return kept[::-1]


def makes(sources, name):
    """Whether one of these cells binds a name outside of its functions."""
    return any(name in bound(one) for source in sources for one in statements(source))


def statements(source):
    """The statements of a cell; none if it is not valid Python."""
    try:
        tree = ast.parse(plain(source))
        compile(tree, "cell", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)  # a return outside a function
    except (SyntaxError, ValueError):  # ValueError: a null character, in older Pythons
        return []
    return tree.body


def plain(source):
    """A cell without IPython's own lines."""
    return "\n".join(line for line in source.splitlines() if line[:1] not in ("%", "!"))


def draws(statement):
    return isinstance(statement, ast.Assign) and "default_rng(" in ast.unparse(statement.value)


def bound(statement):
    """The names that a statement binds, or whose item or attribute it changes."""
    table = symbols(statement)
    names = {
        one.get_name() for one in table.get_symbols() if one.is_assigned() or one.is_imported()
    }
    for node in ast.walk(statement):
        if isinstance(node, (ast.Subscript, ast.Attribute)) and isinstance(node.ctx, ast.Store):
            while isinstance(node, (ast.Subscript, ast.Attribute)):
                node = node.value
            names |= {node.id} if isinstance(node, ast.Name) else set()
    return names


def used(statement):
    """The notebook's names that a statement reads, also in functions that it defines."""
    table = symbols(statement)
    inside = [one for child in table.get_children() for one in tables(child)]
    names = {one.get_name() for one in table.get_symbols() if one.is_referenced()}
    changed = {
        node.target.id
        for node in ast.walk(statement)
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name)
    }
    names |= changed.intersection(table.get_identifiers())  # without the locals of nested functions
    return names | {s.get_name() for one in inside for s in one.get_symbols() if s.is_global()}


def symbols(statement):
    """A statement's symbol table, with a table for each comprehension."""
    apart = Apart().visit(ast.parse(ast.unparse(statement)))
    return symtable.symtable(ast.unparse(apart), "cell", "exec")


class Apart(ast.NodeTransformer):
    """Generators in place of comprehensions, which Python 3.12 merges into the outer scope."""

    def visit_ListComp(self, node):
        self.generic_visit(node)
        return ast.GeneratorExp(node.elt, node.generators)

    visit_SetComp = visit_ListComp

    def visit_DictComp(self, node):
        self.generic_visit(node)
        return ast.GeneratorExp(ast.Tuple([node.key, node.value], ast.Load()), node.generators)


def tables(table):
    """A symbol table and everything inside it."""
    return [table, *(one for child in table.get_children() for one in tables(child))]
