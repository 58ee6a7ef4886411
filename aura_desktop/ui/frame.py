"""The window before there is anything in it."""

from PySide6.QtWidgets import QApplication

from aura_desktop.config import Config, Mode
from aura_desktop.ui.appearance import Appearance, FrameMemory
from aura_desktop.ui.main_window import MainWindow


class Frame:
    """A window as it was left, with its look; not shown yet."""

    def __init__(self, app: QApplication, config: Config) -> None:
        self.app = app
        self.memory = FrameMemory(None if config.mode is Mode.DEMO else config.data_folder)
        self.appearance = Appearance(app, self.memory.look(config.language))
        self.window = MainWindow(demo=config.mode is Mode.DEMO)
        self.window.restore_frame(self.memory.get("geometry"))
