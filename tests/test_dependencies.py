"""The licence list: whole, true to what is installed, and nothing in it that may not go to a clinic."""

from tests import dependencies


def test_the_list_says_what_is_installed() -> None:
    assert dependencies.written() == dependencies.libraries()


def test_every_licence_is_fine_and_named() -> None:
    found = dependencies.written()
    assert {"PySide6_Essentials", "SQLAlchemy", "shiboken6", "pywin32-ctypes"} <= {
        library.name for library in found
    }
    assert [library for library in found if library.licence not in dependencies.FINE] == []


def test_own_libraries_are_told_from_what_they_need() -> None:
    own = {library.name for library in dependencies.written() if library.own}
    assert "httpx" in own
    assert "h11" not in own


def test_the_file_is_written_the_same_way_each_time() -> None:
    found = dependencies.libraries()
    text = dependencies.as_json(found)
    assert dependencies.LIST.read_text("utf-8") == text
