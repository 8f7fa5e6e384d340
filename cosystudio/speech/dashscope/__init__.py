"""Alibaba Cloud's CosyVoice."""
