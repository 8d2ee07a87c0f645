"""What a repair has to keep, beside that the program is well again: tried on a few small inputs.

A run forgives much: a dropped last batch, an order that is never drawn, two sets exchanged. Each
contract calls a repair and gives None, or (slug, sentence) of what it breaks. Where the result has
another structure it gives None: the program's run tells that better.
"""
