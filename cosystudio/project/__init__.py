"""The saved book: one .cosy file."""
