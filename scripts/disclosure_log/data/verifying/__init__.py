"""Proof that a log is the one that was sealed: how it is sealed, and the program with which any reader verifies it.

These modules use Python's standard library alone. The build joins them into one file, `verify.py`, which is published
with each log; `disclosure-log verify` runs the same code.
"""
