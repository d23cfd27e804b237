"""Proof: why it holds. experta derives factors and findings from the facts; its trace is what an explanation shows.

The only place that imports experta: `quick` is all that is ours about it, `stock` is experta as it comes and proves the
rest. It imports doctrine, and stops the program where what experta derives is not what an answer rests on.
"""
