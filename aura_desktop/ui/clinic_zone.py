"""The window's times follow the time zone of the clinic's profile."""

from aura_desktop.services.setup_book import SetupBook
from aura_desktop.ui import theme, wording_time


def follow(book: SetupBook) -> None:
    """As it is written now and whenever it is written anew, as long as the book lives."""

    def read() -> None:
        if wording_time.set_zone(book.current.clinic.time_zone):
            # What is painted holds its hours; a new look makes all of it anew.
            theme.notifier().changed.emit()

    book.subscribe(read)
    read()
