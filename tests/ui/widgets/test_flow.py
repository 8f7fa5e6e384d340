"""A row that goes on below."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from cosystudio.ui.widgets.flow import FlowLayout


class Brick(QWidget):
    """A widget that wants so much room."""

    def __init__(self, wide: int) -> None:
        super().__init__()
        self._wide = wide

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._wide, 20)


@given(st.lists(st.integers(10, 120), min_size=1, max_size=8), st.integers(120, 500))
def test_everything_stands_within_the_width_in_order_and_nothing_overlaps(
    qapp: QApplication, widths: list[int], width: int
) -> None:
    body = QWidget()
    row = FlowLayout(8, body)
    for wide in widths:
        row.addWidget(Brick(wide))
    body.resize(width, row.heightForWidth(width))
    row.setGeometry(body.rect())
    places = [row.itemAt(at).geometry() for at in range(row.count())]  # type: ignore[union-attr]
    assert all(body.rect().contains(place) for place in places)
    assert places == sorted(places, key=lambda place: (place.y(), place.x()))
    assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[:at])


def test_what_is_hidden_takes_no_room(qapp: QApplication) -> None:
    body = QWidget()
    row = FlowLayout(8, body)
    bricks = [Brick(100) for _ in range(3)]
    for brick in bricks:
        row.addWidget(brick)
    assert row.heightForWidth(210) == 48
    bricks[1].setVisible(False)
    assert row.heightForWidth(210) == 20
