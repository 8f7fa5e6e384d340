"""The speech services that are set up: a list of them, and the form of the one in hand."""

import asyncio
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QWidget

from cosystudio.errors import SpeechError
from cosystudio.profiles import Profile, Recognised
from cosystudio.ui import words
from cosystudio.ui.ask import ask
from cosystudio.ui.booth import Booth
from cosystudio.ui.dialogs.service_draft import Draft, forget, keep
from cosystudio.ui.dialogs.service_form import ServiceForm
from cosystudio.ui.dialogs.service_trial import TrialPanel
from cosystudio.ui.dialogs.tall import TallDialog
from cosystudio.ui.dialogs.tune import TuneDialog
from cosystudio.ui.error_words import sentence
from cosystudio.ui.widgets.parts import button, in_tab_order, label, mark

_SIZE = 860, 640
_LIST_WIDTH = 200


class ServicesDialog(TallDialog):
    """Edits the services; nothing is kept before Save, which keeps all of them and closes.

    `saved` is the service that was in hand then, `said` a sentence about its key.
    """

    def __init__(self, booth: Booth, parent: QWidget, *, begin_new: bool = False) -> None:
        super().__init__("services_dialog", self.tr("Speech services"), parent)
        self.saved = ""
        self.said = ""
        self._booth = booth
        self._services = booth.services
        self._drafts = [Draft(one, one.name, key_from=one.name, is_named=True) for one in booth.services.profiles]
        self._shown = -1
        self._is_saving = False
        self._telling: asyncio.Task[Any] | None = None
        self._trial = TrialPanel(booth, lambda: self._form.draft())
        self._form = ServiceForm(booth.services.infos, self._trial)
        self._make_list()
        self._lay_out()
        self._listen()
        if begin_new or not self._drafts:
            self._add()
        else:
            self._refill(0)

    def reject(self) -> None:
        """Close without keeping anything, but not while it is being kept."""
        if not self._is_saving:
            super().reject()

    def done(self, code: int) -> None:
        """Close; whatever is under way is called back."""
        self._trial.stop()
        if self._telling is not None:
            self._telling.cancel()
        super().done(code)

    def _make_list(self) -> None:
        self._list = QListWidget(self)
        mark(self._list, "service_list", self.tr("Speech services"))
        self._list.setProperty("role", "choices")
        self._list.setFixedWidth(_LIST_WIDTH)
        self._new = button("service_add", self.tr("Add"))
        self._copy = button("service_duplicate", self.tr("Duplicate"))
        self._drop = button("service_remove", self.tr("Remove"))

    def _lay_out(self) -> None:
        self.beside.setContentsMargins(20, 18, 0, 14)
        self.beside.setSpacing(8)
        self.beside.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._new, 1)
        row.addWidget(self._copy, 1)
        self.beside.addLayout(row)
        self.beside.addWidget(self._drop)
        self.body.addWidget(self._form)
        self._add_buttons()
        self.resize_within_screen(*_SIZE)

    def _add_buttons(self) -> None:
        self._problem = label("services_problem", "error")
        self._problem.setWordWrap(True)
        cancel = button("services_cancel", self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._save = button("services_save", self.tr("Save"), "filled")
        self._save.clicked.connect(lambda: self._booth.tasks.start(self._save_all()))
        self._save.setDefault(True)
        self.foot.addWidget(self._problem, 1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self._save)
        in_tab_order(self._list, self._new, self._copy, self._drop, *self._form.in_order(), cancel, self._save)

    def _listen(self) -> None:
        self._list.currentRowChanged.connect(self._show)
        self._new.clicked.connect(self._add)
        self._copy.clicked.connect(self._duplicate)
        self._drop.clicked.connect(self._remove)
        self._form.name_changed.connect(self._name_row)
        self._form.measure_wished.connect(lambda: self._booth.tasks.start(self._measure()))
        self._trial.recognised.connect(self._take_over)
        self._trial.voices_listed.connect(self._form.list_voices)
        self._trial.rate_chosen.connect(self._form.set_rate)

    def _refill(self, row: int) -> None:
        """List all drafts, and take the one in `row` in hand."""
        self._shown = -1
        self._list.blockSignals(True)
        self._list.clear()
        self._list.addItems([self._row_text(draft.profile.name) for draft in self._drafts])
        self._list.blockSignals(False)
        self._form.setVisible(bool(self._drafts))
        for part in (self._copy, self._drop):
            part.setEnabled(bool(self._drafts))
        if self._drafts:
            self._list.setCurrentRow(row)
            self._show(row)

    def _row_text(self, name: str) -> str:
        return name or self.tr("New service")

    def _show(self, row: int) -> None:
        if row == self._shown or not 0 <= row < len(self._drafts):
            return
        self._take_in()
        self._trial.clear()
        self._shown = row
        self._form.show_draft(self._drafts[row], has_key=bool(self._drafts[row].key_from))
        self._look_for_key(self._drafts[row])

    def _look_for_key(self, draft: Draft) -> None:
        if self._telling is not None:
            self._telling.cancel()
        self._telling = self._booth.tasks.start(self._tell_key(draft))

    async def _tell_key(self, draft: Draft) -> None:
        """Say whether a key is kept, once the keyring has told; the form still shows the same service then."""
        self._form.tell_key(bool(draft.key_from and await asyncio.to_thread(self._services.key, draft.key_from)))

    def _take_in(self) -> None:
        """Remember what the form says."""
        if self._shown >= 0:
            self._drafts[self._shown] = self._form.draft()

    def _add(self) -> None:
        self._take_in()
        self._drafts.append(Draft(Profile("", "")))
        self._refill(len(self._drafts) - 1)
        self._form.focus_first()

    def _duplicate(self) -> None:
        self._take_in()
        draft = self._drafts[self._shown]
        name = self._free_name(draft.profile.name or self.tr("New service"))
        self._drafts.append(draft.duplicate(name))
        self._refill(len(self._drafts) - 1)

    def _remove(self) -> None:
        """Take the service out of the list; it is forgotten with Save."""
        row = self._shown
        del self._drafts[row]
        self._refill(min(row, len(self._drafts) - 1))
        self._trial.clear()

    def _name_row(self, name: str) -> None:
        self._list.item(self._shown).setText(self._row_text(name))

    def _take_over(self, learnt: Profile, found: Recognised) -> None:
        """Fill in what the test has learnt, and a name where the person has given none; the rest stays as written."""
        self._take_in()
        draft = self._drafts[self._shown]
        profile = replace(
            draft.profile,
            name=draft.profile.name if draft.is_named else self._free_name(self._name_for(found)),
            provider=learnt.provider,
            variant=learnt.variant,
            model=learnt.model,
            voice=learnt.voice,
        )
        draft = self._drafts[self._shown] = replace(draft, profile=profile)
        self._form.show_draft(draft, has_key=bool(draft.key_from))
        self._form.offer_models(found.models)
        self._name_row(profile.name)
        self._look_for_key(draft)

    async def _measure(self) -> None:
        """Let the person measure the service in hand, and fill in the setting that was recommended."""
        self._take_in()
        row = self._shown
        if problem := self._problem_of(self._drafts[row], row):
            self.reveal(self._form.complain(*problem))
            return
        draft = self._drafts[row]
        key = await draft.key_in_force(self._services)
        dialog = TuneDialog(self._services, draft.profile, key, self._booth.tasks, self, language=self._booth.language)
        if await ask(dialog) == QDialog.DialogCode.Accepted:
            self._form.set_limits(dialog.profile)

    def _name_for(self, found: Recognised) -> str:
        kind = words.speech_label(self._services.infos[found.provider].label)
        return found.product if found.product and found.product not in self._services.infos else kind

    def _free_name(self, name: str) -> str:
        taken = {draft.profile.name for row, draft in enumerate(self._drafts) if row != self._shown or draft.is_named}
        taken |= set(self._services.infos)
        numbered = (f"{name} {number}" for number in range(2, len(taken) + 3))
        return name if name not in taken else next(one for one in numbered if one not in taken)

    async def _save_all(self) -> None:
        self._take_in()
        self._problem.clear()
        self._form.clear_problems()
        if self._complain():
            return
        self._set_saving(True)
        try:
            await self._keep_all()
        except SpeechError as error:
            self._problem.setText(sentence(str(error)))
        else:
            self.accept()
        finally:
            self._set_saving(False)

    def _set_saving(self, is_saving: bool) -> None:
        self._is_saving = is_saving
        self._save.setEnabled(not is_saving)

    async def _keep_all(self) -> None:
        changed = [row for row, draft in enumerate(self._drafts) if draft.is_changed(self._services)]
        # all keys first: the one of a service that is renamed or removed may be that of its duplicate too
        keys = [await self._drafts[row].key_in_force(self._services) for row in changed]
        kept = {draft.saved_as for draft in self._drafts}
        for name in [profile.name for profile in self._services.profiles if profile.name not in kept]:
            await forget(name, self._services)
        for row, key in zip(changed, keys, strict=True):
            draft, name = self._drafts[row], self._drafts[row].profile.name
            said = await keep(draft, key, self._services)
            self._drafts[row] = replace(draft, saved_as=name, key="", key_from=name)
            self.said = words.speech_label(said) if said else self.said
        self.saved = self._drafts[self._shown].profile.name if self._drafts else ""

    def _complain(self) -> bool:
        """Say at its field what keeps a service from being saved; True where something does."""
        for row, draft in enumerate(self._drafts):
            if problem := self._problem_of(draft, row):
                self._list.setCurrentRow(row)
                self.reveal(self._form.complain(*problem))
                return True
        return False

    def _problem_of(self, draft: Draft, row: int) -> tuple[str, str] | None:
        """Return the field and what is wrong there."""
        profile = draft.profile
        if not profile.name:
            return "service_name", self.tr("Give the service a name.")
        others = [one.profile.name for place, one in enumerate(self._drafts) if place != row]
        if profile.name in others or profile.name in self._services.infos:
            return "service_name", self.tr("This name is taken: choose another one.")
        if not profile.endpoints:
            return "service_addresses", self.tr("Write the address of the server.")
        if not profile.provider:
            return "service_kind", self.tr("Press “Test connection”, or choose the kind of the service.")
        if any(letter.isspace() or not letter.isprintable() for letter in draft.key):
            return "service_key", self.tr("A key is one word: there is a space or a line break in this one.")
        return self._problem_of_addresses(profile)

    def _problem_of_addresses(self, profile: Profile) -> tuple[str, str] | None:
        try:
            for address in profile.endpoints:
                self._services.abilities(replace(profile, endpoints=(address,)))
        except SpeechError as error:
            return "service_addresses", sentence(str(error))
        return None
