"""Measuring what setting suits a speech service: the table fills up, the curve grows, one point is recommended."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cosystudio.errors import SpeechError
from cosystudio.profiles import Profile
from cosystudio.session.services import Services
from cosystudio.session.trials import tune
from cosystudio.session.tuning import Curve, Point
from cosystudio.ui import words
from cosystudio.ui.ask import ask
from cosystudio.ui.dialogs.tall import TallDialog
from cosystudio.ui.error_words import sentence
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.widgets.choice_box import ChoiceBox
from cosystudio.ui.widgets.curve_chart import CurveChart, point_words
from cosystudio.ui.widgets.parts import button, label
from cosystudio.ui.widgets.tune_points import TunePoints

_SIZE = 900, 480


class TuneDialog(TallDialog):
    """Measures a service when it is told to; accepted, `profile` has the setting that was recommended.

    With a `profile` that one is measured, with its `key`, kept or not; without, a person chooses among all services.
    Nothing is kept here: that is for who asked.
    """

    def __init__(
        self,
        services: Services,
        profile: Profile | None,
        key: str,
        tasks: TaskScope,
        parent: QWidget,
        *,
        language: str = "",
    ) -> None:
        super().__init__("tune_dialog", "", parent)
        self.setWindowTitle(self._title(profile))
        self.setAccessibleName(self.windowTitle())
        self._services = services
        self._tasks = tasks
        self._language = language or QLocale().bcp47Name()
        self._key = key
        self._given = profile
        self._points: list[Point] = []
        self._best: Point | None = None
        self._work: asyncio.Task[None] | None = None
        self._make_parts()
        self._lay_out()
        self._choose_service()

    @property
    def profile(self) -> Profile:
        """The service that was measured, with the setting that was recommended."""
        profile = self._profile()
        if self._best is None:
            return profile
        return replace(profile, batch=self._best.batch, concurrency=self._best.concurrency)

    @property
    def is_measuring(self) -> bool:
        """True while the service is asked."""
        return self._work is not None

    def done(self, code: int) -> None:
        """Close; a measuring that is under way is called back."""
        if self._work is not None:
            self._work.cancel()
        super().done(code)

    def _title(self, profile: Profile | None) -> str:
        if profile is None or not profile.name:
            return self.tr("Measure the speed of a service")
        return self.tr("Measure the speed of {name}").format(name=profile.name)

    def _make_parts(self) -> None:
        self._service = ChoiceBox("tune_service", self.tr("Speech service"), self)
        names = [one.name for one in self._services.profiles]
        local = [(words.speech_label(one.label), name) for name, one in self._services.infos.items() if not one.address]
        self._service.offer([*((name, name) for name in names), *local], names[0] if names else local[0][1])
        self._service.currentIndexChanged.connect(self._choose_service)
        self._begin = button("tune_begin", self.tr("Measure"))
        self._begin.clicked.connect(self._toggle)
        self._about = label("tune_about", "quiet")
        self._sentence = label("tune_sentence", "strong")
        self._problem = label("tune_problem", "error")
        for text in (self._about, self._sentence, self._problem):
            text.setWordWrap(True)
        self._chart = CurveChart(self)
        self._table = TunePoints(self)
        self._use = button("tune_use", self.tr("Use this setting"), "filled")
        self._use.clicked.connect(self.accept)
        self._cancel = button("tune_cancel", self.tr("Cancel"))
        self._cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        if self._given is None:
            head.addWidget(self._service, 1)
        else:
            head.addWidget(label("tune_name", "strong", text=self._given.name), 1)
        head.addWidget(self._begin)
        self._service.setVisible(self._given is None)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self._chart, 1)
        middle.addWidget(self._table)
        said = QVBoxLayout()
        said.addWidget(self._sentence)
        said.addWidget(self._problem)
        self.body.addLayout(head)
        self.body.addWidget(self._about)
        self.body.addLayout(middle, 1)
        self.foot.addLayout(said, 1)
        self.foot.addWidget(self._cancel)
        self.foot.addWidget(self._use)
        self.resize_within_screen(*_SIZE)

    def _profile(self) -> Profile:
        return self._given or self._services.profile(self._service.value)

    def _choose_service(self) -> None:
        """Begin anew, with the service in hand."""
        self._show([], None)
        self._complain("")
        self._about.setText(
            self.tr(
                "Sample sentences are spoken some hundred times, with more and more at a time. "
                "It takes a minute or two; a paid service charges for them."
            )
        )
        self._offer()

    def _toggle(self) -> None:
        if self._work is not None:
            self._work.cancel()
        else:
            self._show([], None)
            self._complain("")
            self._work = self._tasks.start(self._measure())
            self._offer()

    async def _measure(self) -> None:
        try:
            key = self._key if self._given else await asyncio.to_thread(self._services.key, self._profile().name)
            curve = await tune(self._profile(), key, self._services, self._add, language=self._language)
            self._work = None
            self._show(curve.points, curve.recommended)
        except SpeechError as error:
            self._complain(sentence(str(error)))
        finally:
            self._work = None
            self._offer()

    def _add(self, point: Point) -> None:
        """Take in a point; the best so far is marked."""
        self._show([*self._points, point], Curve((*self._points, point)).recommended)

    def _show(self, points: Sequence[Point], best: Point | None) -> None:
        self._points, self._best = list(points), best
        self._chart.show_points(points, best)
        self._table.show_points(points, best)
        self._sentence.setText("" if best is None else self._so_far() + point_words(best))
        self._sentence.setVisible(best is not None)

    def _complain(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _so_far(self) -> str:
        return self.tr("Best so far: ") if self.is_measuring else ""

    def _offer(self) -> None:
        """Offer what can be done now."""
        measuring = self.is_measuring
        self._begin.setText(self.tr("Stop") if measuring else self.tr("Measure"))
        self._service.setEnabled(not measuring)
        can_be_kept = self._given is not None or self._profile().name not in self._services.infos
        self._use.setEnabled(self._best is not None and not measuring and can_be_kept)
        self._use.setToolTip("" if can_be_kept else self.tr("The voices on this computer need no setting."))


async def measure_speed(services: Services, tasks: TaskScope, parent: QWidget, language: str = "") -> str:
    """Let a person measure a service and keep what was recommended; returns what was kept, in a sentence, or nothing.

    Raises SpeechError where it cannot be kept.
    """
    dialog = TuneDialog(services, None, "", tasks, parent, language=language)
    if await ask(dialog) != QDialog.DialogCode.Accepted:
        return ""
    services.save(dialog.profile, instead_of=dialog.profile.name)
    kept = QCoreApplication.translate("TuneDialog", "The setting is kept for {name}.")
    return kept.format(name=dialog.profile.name)
