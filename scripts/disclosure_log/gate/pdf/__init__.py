"""Judges PDF documents. Its modules load heavy parsers: only the process that reads files may import them."""
