"""Dialogs; each is opened with `await ask(dialog)`."""
