"""Set before Qt is first imported: no screen is needed, and qasync takes PySide6."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")
