"""Names of patients' files: whatever was sent, what is saved is harmless on every system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.file_name import SafeName, safe_name
from aura_desktop.domain.file_type import FileType

JPEG, PDF, UNKNOWN, PROGRAM = FileType.JPEG, FileType.PDF, FileType.UNKNOWN, FileType.PROGRAM
FALLBACK = "Documento 2026-11-24 1042"


@pytest.mark.parametrize(
    ("given_name", "file_type", "name", "is_odd"),
    [
        ("examen.pdf", PDF, "examen.pdf", False),
        ("Informe v1.2.PDF", PDF, "Informe v1_2.pdf", False),
        ("foto", JPEG, "foto.jpg", False),
        ("foto.JPEG", JPEG, "foto.jpeg", False),
        ("foto.jpg.exe", JPEG, "foto_jpg_exe.jpg", True),
        ("foto.jpg.exe", PROGRAM, "foto_jpg_exe.bin", True),
        ("foto.exe.jpg", JPEG, "foto_exe.jpg", True),
        ("examen.pdf", PROGRAM, "examen_pdf.bin", True),
        ("examen.pdf", JPEG, "examen_pdf.jpg", True),
        ("imagen.dcm", UNKNOWN, "imagen_dcm.bin", False),
        ("carta.docm", FileType.MACROS, "carta_docm.bin", True),
        ("pagina.html", FileType.TEXT, "pagina_html.txt", True),
        ("lista.csv", FileType.TEXT, "lista.csv", False),
        ("foto\u202egpj.exe", PROGRAM, "fotogpj_exe.bin", True),
        ("foto\u202egpj", JPEG, "fotogpj.jpg", True),
        ("con.pdf", PDF, "_con.pdf", False),
        ("COM1.pdf", PDF, "_COM1.pdf", False),
        ("lpt¹.pdf", PDF, "_lpt¹.pdf", False),
        ("nul", PDF, "_nul.pdf", False),
        ("../../etc/passwd", UNKNOWN, "passwd.bin", False),
        ("C:\\Windows\\system32\\a.pdf", PDF, "a.pdf", False),
        ("a:b*c?.pdf", PDF, "a_b_c_.pdf", False),
        ("nota. . .", PDF, "nota.pdf", False),
        (".pdf", PDF, "pdf.pdf", False),
        ("", PDF, f"{FALLBACK}.pdf", False),
        ("\u200b\u200d", PDF, f"{FALLBACK}.pdf", False),
        ("ñandú día.pdf", PDF, "ñandú día.pdf", False),
        ("a\nb\tc\x00.pdf", PDF, "a b c.pdf", False),
    ],
)
def test_a_name_is_made_harmless(
    given_name: str, file_type: FileType, name: str, is_odd: bool
) -> None:
    assert safe_name(given_name, file_type, FALLBACK) == SafeName(name=name, is_odd=is_odd)


@given(st.text(max_size=400), st.sampled_from(FileType))
def test_no_name_whatever_breaks_the_rules(given_name: str, file_type: FileType) -> None:
    name = safe_name(given_name, file_type, FALLBACK).name
    stem, _, ending = name.rpartition(".")
    assert stem and ending.isalnum() and ending.islower()
    assert "." not in stem
    assert not set(name) & set('<>:"/\\|?*\r\n\t')
    assert all(sign.isprintable() for sign in name)
    assert len(name.encode()) <= 255
    assert stem.strip() == stem
    assert stem.lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9", "conin$"}
    assert ending not in {"exe", "bat", "cmd", "js", "html", "docm", "lnk"}
    assert safe_name(name, file_type, FALLBACK).name.rpartition(".")[2] == ending
