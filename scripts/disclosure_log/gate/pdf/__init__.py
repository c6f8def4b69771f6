"""Judging a PDF: its structure, and what its pages hold that nobody sees."""
