"""The contracts that a repair must respect besides curing the program, tried on a few small inputs.

A run forgives a lot: a dropped last batch, an order that is never drawn, two swapped sets. Each
contract calls a repair and returns None, or (slug, sentence) for what it breaks. If the result has
the wrong structure it returns None: running the program explains that better.
"""
