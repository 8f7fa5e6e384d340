"""The form of one speech service."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cosystudio.engine.ports import VoiceInfo
from cosystudio.profiles import Profile, ServiceInfo, in_full
from cosystudio.ui import words
from cosystudio.ui.dialogs.service_draft import Draft
from cosystudio.ui.dialogs.service_trial import TrialPanel
from cosystudio.ui.widgets.choice_box import ChoiceBox
from cosystudio.ui.widgets.field import Field
from cosystudio.ui.widgets.parts import button, mark, mark_box, rule

_ADDRESS_LINES = 2
_EXAMPLE = "http://192.168.1.20:50000"
_MOST_BATCH, _MOST_REQUESTS, _MOST_RATE = 64, 128, 1000.0
GAP = 10


class ServiceForm(QWidget):
    """Shows a draft, and gives it back as it was changed; `trial` stands below the address and key.

    Signals:
        name_changed(str): what the service is called from now on.
        measure_wished(): the limits are to be found by measuring.
    """

    name_changed = Signal(str)
    measure_wished = Signal()

    def __init__(self, infos: Mapping[str, ServiceInfo], trial: TrialPanel) -> None:
        super().__init__()
        self.setObjectName("service_form")
        self._infos = infos
        self._draft = Draft(Profile("", ""))
        self._fields: list[Field] = []
        self._make_address()
        self._make_kind()
        self._make_limits()
        self._trial = trial
        self._lay_out(trial)

    def show_draft(self, draft: Draft, *, has_key: bool) -> None:
        """Fill the form; a key that is kept is told of, never shown."""
        self._draft = draft
        profile = draft.profile
        self._addresses.setPlainText("\n".join(profile.endpoints))
        self._key.setText(draft.key)
        self.tell_key(has_key)
        self._name.setText(profile.name)
        self._explain_name(profile.name)
        self._kind.choose(profile.provider)
        self._show_kind(profile)
        self._voice.offer([], profile.voice)
        self.set_limits(profile)
        self._more.setChecked(any((profile.batch, profile.concurrency, profile.requests_per_s)))
        self.clear_problems()

    def draft(self) -> Draft:
        """Return the draft as the form says it."""
        profile = replace(
            self._draft.profile,
            name=self._name.text().strip(),
            provider=self._kind.value,
            endpoints=tuple(map(in_full, self._addresses.toPlainText().split())),
            variant=self._variant.value,
            model=self._model.value,
            voice=self._voice.value,
            rate_hz=int(self._rate.value or 0),
            batch=self._batch.value(),
            concurrency=self._concurrency.value(),
            requests_per_s=self._per_second.value(),
        )
        return replace(self._draft, profile=profile, key=self._key.text().strip())

    def tell_key(self, has_key: bool) -> None:
        """Say whether a key is kept."""
        kept = self.tr("A key is kept. Write another one to replace it.")
        none = self.tr("only if the service asks for one; never kept in a book")
        self._key.setPlaceholderText(kept if has_key else none)
        self._forget.setVisible(has_key)

    def list_voices(self, voices: list[VoiceInfo]) -> None:
        """Offer these voices to begin with."""
        self._voice.offer([(words.voice_label(info), info.name) for info in voices], self._voice.value)

    def offer_models(self, models: tuple[str, ...]) -> None:
        """Offer these models."""
        self._model_field.setVisible(bool(models) or not self._model_field.isHidden())
        names = dict.fromkeys([*models, *self._model.values])
        self._model.offer([(name, name) for name in names], self._model.value)
        self._arrange()

    def set_rate(self, rate_hz: int) -> None:
        """Set the sampling rate of raw sound."""
        self._rate.choose(str(rate_hz))

    def set_limits(self, profile: Profile) -> None:
        """Set how much is asked for at a time."""
        self._batch.setValue(profile.batch)
        self._concurrency.setValue(profile.concurrency)
        self._per_second.setValue(profile.requests_per_s)

    def complain(self, part: str, problem: str) -> QWidget:
        """Say what is wrong with the field of that name, such as ``service_name``, go there, and return it."""
        field = next(field for field in self._fields if field.inner.objectName() == part)
        field.complain(problem)
        field.inner.setFocus()
        return field

    def clear_problems(self) -> None:
        """Take back what was said to be wrong."""
        for field in self._fields:
            field.complain("")

    def in_order(self) -> tuple[QWidget, ...]:
        """Return the fields as Tab leads through them."""
        kind = (self._name, self._kind, self._voice, self._model, self._rate, self._variant)
        limits = (self._more, *self._limits(), self._measure)
        return self._addresses, self._key, self._forget, *self._trial.in_order(), *kind, *limits

    def focus_first(self) -> None:
        """Put the cursor where a person begins."""
        self._addresses.setFocus()

    def _make_address(self) -> None:
        self._addresses = QPlainTextEdit(self)
        mark(self._addresses, "service_addresses", self.tr("Address of the server"))
        self._addresses.setTabChangesFocus(True)
        self._addresses.setFixedHeight(self.fontMetrics().lineSpacing() * _ADDRESS_LINES + 22)
        self._key = QLineEdit(self)
        mark(self._key, "service_key", self.tr("Key"))
        self._key.setEchoMode(QLineEdit.EchoMode.Password)
        self._forget = button("service_forget_key", self.tr("Forget the key"), "flat")
        self._forget.clicked.connect(self._forget_key)

    def _make_kind(self) -> None:
        self._name = QLineEdit(self)
        mark(self._name, "service_name", self.tr("Name"))
        self._name.textEdited.connect(self._take_name)
        self._kind = ChoiceBox("service_kind", self.tr("Kind of service"), self)
        kinds = [(words.speech_label(info.label), name) for name, info in self._infos.items() if info.needs_address]
        self._kind.offer([(self.tr("Test connection finds out"), ""), *kinds], "")
        self._kind.currentIndexChanged.connect(lambda: self._show_kind(self.draft().profile))
        self._variant = ChoiceBox("service_variant", self.tr("Version or product"), self)
        self._voice = ChoiceBox("service_voice", self.tr("First voice"), self, may_be_written=True)
        self._voice.show_when_empty(self.tr("chosen later"))
        self._model = ChoiceBox("service_model", self.tr("Model"), self, may_be_written=True)
        self._model.show_when_empty(self.tr("the service's own"))
        self._rate = ChoiceBox("service_rate", self.tr("Sampling rate of its sound"), self)

    def _make_limits(self) -> None:
        self._more = button("service_more", self.tr("Limits"), "flat")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show_limits)
        self._batch, self._concurrency, self._per_second = QSpinBox(self), QSpinBox(self), QDoubleSpinBox(self)
        self._per_second.setDecimals(1)
        names = ("service_batch", "service_concurrency", "service_rate_limit")
        captions = (self.tr("Lines in one request"), self.tr("Requests at a time"), self.tr("Requests a second"))
        for box, name, caption in zip(self._limits(), names, captions, strict=True):
            mark_box(box, name, caption)
            box.setSpecialValueText(self.tr("automatic"))
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._measure = button(
            "service_measure", self.tr("Measure…"), tip=self.tr("Find the best setting by measuring")
        )
        self._measure.clicked.connect(self.measure_wished)
        self._batch.setMaximum(_MOST_BATCH)
        self._concurrency.setMaximum(_MOST_REQUESTS)
        self._per_second.setMaximum(_MOST_RATE)

    def _limits(self) -> tuple[QSpinBox, QSpinBox, QDoubleSpinBox]:
        return self._batch, self._concurrency, self._per_second

    def _lay_out(self, trial: TrialPanel) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        several = self.tr("Several servers of the same kind: one address a line, lines are shared among them.")
        column.addWidget(self._field(self.tr("Address of the server"), self._addresses, several))
        column.addLayout(self._key_row())
        column.addWidget(trial)
        column.addWidget(rule(self))
        self._grid = self._make_grid()
        column.addLayout(self._grid)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._limit_box = QWidget(self)
        self._limit_box.setObjectName("service_limits")
        limits = QHBoxLayout(self._limit_box)
        limits.setContentsMargins(0, 0, 0, 0)
        limits.setSpacing(GAP)
        for box in self._limits():
            limits.addWidget(self._field(box.accessibleName(), box), 1)
        limits.addWidget(self._measure, 0, Qt.AlignmentFlag.AlignBottom)
        column.addWidget(self._limit_box)
        column.addStretch(1)
        self._show_limits(False)

    def _key_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._field(self.tr("Key"), self._key), 1)
        row.addWidget(self._forget, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GAP)
        self._variant_field = self._field(self.tr("Version or product"), self._variant)
        self._model_field = self._field(self.tr("Model"), self._model)
        self._rate_field = self._field(self.tr("Sampling rate of its sound"), self._rate)
        name = self._name_field = self._field(self.tr("Name"), self._name)
        kind = self._field(self.tr("Kind of service"), self._kind)
        voice = self._field(self.tr("First voice"), self._voice)
        self._cells = (name, kind, voice, self._model_field, self._rate_field)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _arrange(self) -> None:
        """Fill the grid with the fields that this kind of service has, without holes."""
        shown = [cell for cell in self._cells if not cell.isHidden()]
        for place, cell in enumerate(shown):
            self._grid.addWidget(cell, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._variant_field, len(shown), 0, 1, 2)  # its labels are long

    def _field(self, caption: str, inner: QWidget, hint: str = "") -> Field:
        made = Field(caption, inner, self, hint=hint)
        self._fields.append(made)
        return made

    def _show_kind(self, profile: Profile) -> None:
        """Show what this kind of service has: dialects, models, raw sound."""
        info = self._infos.get(self._kind.value)
        self._addresses.setPlaceholderText(info.address if info else _EXAMPLE)
        variants = info.variants if info else ()
        self._variant_field.setVisible(bool(variants))
        known = [name for name, _label in variants]
        variant = profile.variant if profile.variant in known else next(iter(known), "")
        self._variant.offer([(words.speech_label(text), name) for name, text in variants], variant)
        self._model_field.setVisible(bool((info and info.models) or profile.model))
        self._model.offer([(name, name) for name in (info.models if info else ())], profile.model)
        rates = info.raw_rates_hz if info else ()
        self._rate_field.setVisible(bool(rates))
        choices = [(words.rate(rate_hz), str(rate_hz)) for rate_hz in rates]
        self._rate.offer([(self.tr("automatic"), ""), *choices], str(profile.rate_hz or ""))
        self._arrange()

    def _show_limits(self, shown: bool) -> None:
        self._limit_box.setVisible(shown)
        self._more.setText(self.tr("Limits ▾") if shown else self.tr("Limits ▸"))

    def _take_name(self, name: str) -> None:
        self._draft = replace(self._draft, is_named=True)
        self._explain_name(name)
        self.name_changed.emit(name)

    def _explain_name(self, name: str) -> None:
        before = self._draft.saved_as
        known = self.tr("Books that use it know it as “{name}”.").format(name=before)
        self._name_field.explain(known if before and name.strip() != before else "")

    def _forget_key(self) -> None:
        self._draft = replace(self._draft, key_from="")
        self._key.clear()
        self.tell_key(False)
