"""Files out: timeline, mastering, encoders."""
