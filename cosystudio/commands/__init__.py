"""What each command does, one module each; `cosystudio.cli` gives them their names and options."""
