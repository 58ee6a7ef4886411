"""The left column of the settings: a search field and the sections, under them the settings that were found."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aura_desktop.ui import assets, matching, theme
from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.search_line import SearchLine

_WIDTH, _ROW, _ICON, _DOT = 264, 36, 17, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NavSetting:
    """One setting; `words` are searched too and never shown."""

    key: str
    title: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NavSection:
    key: str
    icon: str
    title: str
    settings: tuple[NavSetting, ...] = ()


class NavButton(QAbstractButton):
    """A section with its icon, or without one a setting that was found in it."""

    def __init__(self, text: str, icon: str = "") -> None:
        super().__init__()
        self._icon_name, self._dot = icon, False
        self.setText(text)
        self.setCheckable(bool(icon))
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def set_dot(self, *, seen: bool) -> None:
        """A dot at the right: something there is not saved."""
        if seen != self._dot:
            self._dot = seen
            self.setAccessibleDescription(self.tr("Has unsaved changes") if seen else "")
            self.update()

    def sizeHint(self) -> QSize:
        px = theme.current().px
        return QSize(px(_WIDTH - 28), px(_ROW) if self._icon_name else px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, px = theme.current(), theme.current().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, chosen = QRectF(self.rect()), self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("selected" if chosen else "hover"))
            painter.drawRoundedRect(ground, 8, 8)
        ink = "primaryText" if chosen else "text" if self._icon_name else "textMuted"
        if self._icon_name:
            spot = QRectF(px(11), (self.height() - px(_ICON)) / 2, px(_ICON), px(_ICON))
            assets.paint(painter, self._icon_name, spot, ink if chosen else "textMuted")
        painter.setFont(theme.font("uiStrong" if chosen else "ui"))
        painter.setPen(colors.color(ink))
        room = ground.adjusted(px(39), 0, -px(24), 0)
        words = QFontMetrics(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, flags, words)
        if self._dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("warningFill"))
            side = px(_DOT)
            left = ground.right() - px(11) - side
            painter.drawEllipse(QRectF(left, (self.height() - side) / 2, side, side))
        if self.hasFocus():
            painter.setPen(QPen(colors.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 7, 7)
        painter.end()


class SettingsNav(QFrame):
    """Signals: chosen(section, setting): a person wants to see it; the setting may be ""."""

    chosen = Signal(str, str)

    def __init__(self, sections: Sequence[NavSection]) -> None:
        super().__init__()
        self.setProperty("kind", "pane")
        self._sections = tuple(sections)
        self._current = ""
        self.search = SearchLine(self.tr("Search a setting"))
        self._buttons = {item.key: NavButton(item.title, item.icon) for item in self._sections}
        self._found: list[NavButton] = []
        self._nothing = TextLabel(self.tr("No setting is called that."), tone="muted", wrap=True)
        self._nothing.setContentsMargins(11, 4, 11, 0)
        self._list = QWidget()
        self._build()
        for item in self._sections:
            self._buttons[item.key].clicked.connect(
                lambda _checked=False, key=item.key: self._on_clicked(key)
            )
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self._on_return)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()
        self._show()

    def set_current(self, section: str) -> None:
        """Mark the section that is open."""
        self._current = section
        for key, button in self._buttons.items():
            button.setChecked(key == section)

    def set_unsaved(self, sections: frozenset[str]) -> None:
        """Dot the sections where something is not saved."""
        for key, button in self._buttons.items():
            button.set_dot(seen=key in sections)

    def sections_seen(self) -> tuple[str, ...]:
        """The sections the search leaves."""
        return tuple(key for key, button in self._buttons.items() if not button.isHidden())

    def settings_found(self) -> tuple[str, ...]:
        """The titles of the settings the search found."""
        return tuple(button.text() for button in self._found)

    def _build(self) -> None:
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._list)
        scroll.viewport().setAutoFillBackground(False)
        self._list.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 16, 14, 8)
        column.setSpacing(14)
        title = TextLabel(self.tr("Settings"), role="title")
        title.setContentsMargins(4, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self.search)
        column.addWidget(scroll, 1)

    def _show(self) -> None:
        """The sections and settings that have every searched word, accents and case apart."""
        self._forget_found()
        wanted = matching.folded(self.search.text()).split()
        any_section = False
        for item in self._sections:
            button = self._buttons[item.key]
            found = _found(item, wanted) if wanted else ()
            seen = not wanted or bool(found) or _has(item.title, wanted)
            any_section = any_section or seen
            self._rows.addWidget(button)
            button.setVisible(seen)
            for setting in found:
                self._rows.addWidget(self._setting_button(item.key, setting))
        self._rows.addWidget(self._nothing)
        self._nothing.setVisible(not any_section)
        self._rows.addStretch(1)

    def _forget_found(self) -> None:
        while self._rows.takeAt(0) is not None:
            pass
        for button in self._found:
            button.hide()
            button.deleteLater()
        self._found = []

    def _setting_button(self, section: str, setting: NavSetting) -> NavButton:
        button = NavButton(setting.title)
        button.clicked.connect(
            lambda _checked=False, key=setting.key: self.chosen.emit(section, key)
        )
        self._found.append(button)
        return button

    def _on_clicked(self, section: str) -> None:
        self.set_current(self._current)
        self.chosen.emit(section, "")

    def _on_return(self) -> None:
        """Enter opens the first thing found."""
        if self._found:
            self._found[0].click()
        elif self.sections_seen() and self.search.text().strip():
            self.chosen.emit(self.sections_seen()[0], "")

    def _restyle(self) -> None:
        self.setFixedWidth(theme.current().px(_WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.current().color("border"))
        painter.end()


def _found(section: NavSection, wanted: Sequence[str]) -> tuple[NavSetting, ...]:
    return tuple(each for each in section.settings if _has(f"{each.title} {each.words}", wanted))


def _has(text: str, wanted: Sequence[str]) -> bool:
    plain = matching.folded(text)
    return all(word in plain for word in wanted)
