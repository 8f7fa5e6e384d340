"""What all speech services over HTTP have in common: asking, failing, and what comes back."""
