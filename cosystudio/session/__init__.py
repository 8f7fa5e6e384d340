"""The application without a face: one open project and the verbs of its user."""
