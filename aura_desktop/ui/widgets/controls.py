"""Labels and buttons that follow the theme by themselves."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from aura_desktop.ui import assets, theme
from aura_desktop.ui.safe_words import tip


class TextLabel(QLabel):
    """Words in one of the theme's fonts; `tone` is "", "muted", "subtle", "error", "warning" or "success"."""

    def __init__(
        self, text: str = "", *, role: str = "ui", tone: str = "", wrap: bool = False
    ) -> None:
        super().__init__(text)
        self._role = role
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if tone:
            self.setProperty("kind", tone)
        self._restyle()
        theme.notifier().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFont(theme.font(self._role))


class ElidedLabel(TextLabel):
    """One line that is cut with an ellipsis where the room ends; the whole text is in the tooltip."""

    def __init__(self, text: str = "", *, role: str = "ui", tone: str = "") -> None:
        self._whole = text
        super().__init__("", role=role, tone=tone)
        self.setMinimumWidth(24)

    def set_text(self, text: str) -> None:
        """Show this text, as much of it as fits."""
        self._whole = text
        self.setAccessibleName(text)
        self._elide()
        self.updateGeometry()

    def whole_text(self) -> str:
        """The text before it was cut."""
        return self._whole

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 0)
        )
        self.setText(shown)
        self.setToolTip(tip(self._whole) if shown != self._whole else "")

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        self._elide()


class PushButton(QPushButton):
    """A button with words and perhaps an icon; `kind` as in the style sheet."""

    def __init__(
        self, text: str, *, kind: str = "", icon: str = "", compact: bool = False, size: int = 16
    ) -> None:
        super().__init__()
        self._icon_name, self._icon_size, self._kind = icon, size, kind
        self._words, self._is_bare = text, False
        self.setProperty("role", "ui" if kind == "ghost" else "uiStrong")
        self.set_words(text)
        if kind:
            self.setProperty("kind", kind)
        if compact:
            self.setProperty("compact", True)
        self._restyle()
        theme.notifier().changed.connect(self._restyle)

    def set_words(self, text: str) -> None:
        """Put other words on it."""
        self._words = text
        # Fusion leaves 4 px between icon and words; the design wants twice that.
        shown = f"\u2009 {text}" if self._icon_name else text
        self.setText("" if self._is_bare else shown)
        self.setAccessibleName(text)

    def set_bare(self, *, bare: bool) -> None:
        """Show the icon alone where there is no room; the words stay its name."""
        self._is_bare = bare
        self.set_words(self._words)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(theme.font(str(self.property("role"))))
        if not self._icon_name:
            return
        ink = {
            "primary": "onPrimary",
            "ghost": "textMuted",
            "link": "primaryText",
            "floating": "primaryText",
        }.get(self._kind, "text")
        size = theme.current().px(self._icon_size)
        self.setIcon(assets.icon(self._icon_name, size, ink))
        self.setIconSize(QSize(size, size))


class IconButton(QToolButton):
    """A button with an icon only; its name is read to screen readers and shown as tooltip."""

    def __init__(
        self, icon: str, name: str, *, outlined: bool = False, ink: str = "textMuted"
    ) -> None:
        super().__init__()
        self._icon_name, self._ink = icon, ink
        self.setProperty("kind", "icon")
        if outlined:
            self.setProperty("outlined", True)
        self.set_name(name)
        self._restyle()
        theme.notifier().changed.connect(self._restyle)

    def set_name(self, name: str, keys: str = "") -> None:
        """Give it another name, with the keys that do the same in the tooltip."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({keys})" if keys else name)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self._restyle()

    def _restyle(self) -> None:
        size = theme.current().metric("control.icon")
        self.setIcon(assets.icon(self._icon_name, size, self._ink))
        self.setIconSize(QSize(size, size))


class IconLabel(QLabel):
    """An icon that says nothing by itself; the words stand beside it."""

    def __init__(self, icon: str, *, size: int = 16, ink: str = "textMuted") -> None:
        super().__init__()
        self._icon_name, self._icon_size, self._ink = icon, size, ink
        self._restyle()
        theme.notifier().changed.connect(self._restyle)

    def set_icon(self, icon: str, ink: str) -> None:
        """Show another icon in another colour."""
        self._icon_name, self._ink = icon, ink
        self._restyle()

    def _restyle(self) -> None:
        size = theme.current().px(self._icon_size)
        self.setPixmap(assets.pixmap(self._icon_name, size, self._ink, self.devicePixelRatioF()))


def divider() -> QFrame:
    """A hairline across."""
    line = QFrame()
    line.setProperty("kind", "divider")
    return line


def clear_layout_of(holder: QWidget) -> None:
    """Take every widget out of a holder's layout and delete it."""
    layout = holder.layout()
    while layout is not None and (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
