"""Words with some of them bold, or to be clicked."""

import re
from html import escape

from PySide6.QtCore import Qt

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import TextLabel

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[(.+?)\]\((\w+)\)")


class RichLabel(TextLabel):
    """Takes "Open **WhatsApp › API setup**" and "go on in [demo mode](demo)"; nothing else is markup.

    Signals: linkActivated(name of the link), Qt's own.
    """

    def __init__(self, words: str = "", *, role: str = "ui", tone: str = "muted") -> None:
        self._words = words
        super().__init__("", role=role, tone=tone, wrap=True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Show these."""
        self._words = words
        colors = theme.current()
        text = _BOLD.sub(
            rf'<span style="font-weight:600;color:{colors.color("text").name()}">\1</span>',
            escape(words),
        )
        style = f"font-weight:600;text-decoration:none;color:{colors.color('primaryText').name()}"
        text = _LINK.sub(rf'<a style="{style}" href="\2">\1</a>', text)
        height = theme.line_height(str(self.property("role")))
        self.setText(f'<p style="margin:0;line-height:{height}px">{text}</p>')
        self.setAccessibleName(plain(words))
        if _LINK.search(words):
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.LinksAccessibleByMouse
                | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            )

    def _restyle(self) -> None:
        super()._restyle()
        self.set_words(self._words)


def plain(words: str) -> str:
    """The same without its markup."""
    return _LINK.sub(r"\1", _BOLD.sub(r"\1", words))
