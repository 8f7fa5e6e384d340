"""CosyVoice's own server."""
