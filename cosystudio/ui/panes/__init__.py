"""The parts of the window, each one place on the screen."""
