"""Samples: decoding, trimming, joining, measuring."""
