"""Judges text documents (docx, odt): what they hold that nobody sees on their pages."""
