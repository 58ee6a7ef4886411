"""The least a Qt program can be: one empty window. Prints JSON once it has painted, then idles.

python -m tests.bench.empty_window STARTED_AT [MILLISECONDS of a timer that does nothing]
"""

import json
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.resident import resident_bytes


class Window(QWidget):
    """Says when it was first painted."""

    def __init__(self, started_at: float) -> None:
        super().__init__()
        self._started_at = started_at
        self._painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            figures = {
                "painted_s": time.monotonic() - self._started_at,
                "resident_bytes": resident_bytes(),
            }
            print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = Window(float(sys.argv[1]))
    window.resize(1366, 768)
    window.show()
    if len(sys.argv) > 2:
        timer = QTimer(window, interval=int(sys.argv[2]))
        timer.timeout.connect(lambda: None)
        timer.start()
    application.exec()
