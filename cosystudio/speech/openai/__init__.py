"""Servers that answer as OpenAI's speech endpoint does."""
