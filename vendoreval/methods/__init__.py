"""Ways to rank options by many criteria, one per file: pure functions over many weight vectors at once.

All take `matrix` (options, criteria), `weights` (..., criteria), each vector summing to 1, and `maximise` (criteria,), and
give scores (..., options), higher better. A criterion on which all options tie never tells them apart, nor does a weight of
0; every input that passes `matrix.checked` gives finite scores.
"""
