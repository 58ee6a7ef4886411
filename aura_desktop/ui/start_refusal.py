"""A start that cannot be, told in a window: a bundle on Windows has nowhere else to say it."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox


def show(sentence: str) -> None:
    """Stay until it was read. Call where no loop runs and none will."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    box = QMessageBox(QMessageBox.Icon.Critical, "AURA Desktop", sentence)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.finished.connect(app.quit)
    box.open()
    app.exec()
