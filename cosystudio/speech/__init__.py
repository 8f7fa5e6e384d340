"""Providers of speech: the only room that knows a wire format."""
