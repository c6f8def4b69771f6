"""Judges PDF documents."""
