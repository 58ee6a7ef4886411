"""One section of the settings by its words, as the left column, the search and the section say them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingEntry:
    """`words` are found by the search and never shown."""

    key: str
    title: str
    text: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEntry:
    key: str
    icon: str
    title: str
    text: str
    settings: tuple[SettingEntry, ...]

    def setting(self, key: str) -> SettingEntry:
        """Raises: KeyError."""
        return {item.key: item for item in self.settings}[key]


def setting(key: str, title: str, text: str, words: str = "") -> SettingEntry:
    """A setting as the index lists it."""
    return SettingEntry(key=key, title=title, text=text, words=words)
