"""The voices on this computer."""
