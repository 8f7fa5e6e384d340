"""Qt models over one open book."""
