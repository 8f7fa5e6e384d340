"""Files that come with the program: icons, styles, translations, the sample book."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """Return a file of the `resources` folder, which lies in the package once installed and beside it in a clone."""
    installed = _PACKAGE / "resources"
    folder = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return folder / name
