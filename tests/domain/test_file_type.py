"""A file is what its bytes say: no name and no sender is believed."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.content import ContentKind
from aura_desktop.domain.file_type import HEAD_BYTES, TAIL_BYTES, FileType, sniff
from aura_desktop.domain.media import fits, is_picture, sha256_hex
from aura_desktop.sandbox.pictures import STICKER, photo


def zipped(*names: str, filler: int = 0) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        if filler:
            archive.writestr("media/filler", bytes(filler))
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


def ends(content: bytes) -> FileType:
    return sniff(content[:HEAD_BYTES], content[-TAIL_BYTES:])


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
SAMPLES = [
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", FileType.JPEG),
    (photo("x"), FileType.PNG),
    (STICKER, FileType.WEBP),
    (b"GIF89a" + bytes(20), FileType.GIF),
    (b"\x00\x00\x00\x18ftypmp42" + bytes(20), FileType.MP4),
    (b"\x00\x00\x00\x18ftyp3gp5" + bytes(20), FileType.THREE_GP),
    (b"\x00\x00\x00\x18ftypM4A " + bytes(20), FileType.M4A),
    (b"\x00\x00\x00\x18ftypheic" + bytes(20), FileType.HEIC),
    (b"OggS\x00\x02" + bytes(20) + b"OpusHead", FileType.OGG),
    (b"#!AMR\n" + bytes(20), FileType.AMR),
    (b"\xff\xf1\x50\x80" + bytes(20), FileType.AAC),
    (b"\xff\xfb\x90\x64" + bytes(20), FileType.MP3),
    (b"ID3\x04" + bytes(20), FileType.MP3),
    (b"%PDF-1.7\n%", FileType.PDF),
    (zipped("word/document.xml"), FileType.DOCX),
    (zipped("xl/workbook.xml"), FileType.XLSX),
    (zipped("ppt/presentation.xml"), FileType.PPTX),
    (zipped("xl/workbook.xml", filler=400_000), FileType.XLSX),
    (zipped("fotos/1.jpg"), FileType.ZIP),
    (zipped("word/document.xml", "word/vbaProject.bin", filler=400_000), FileType.MACROS),
    (zipped("META-INF/MANIFEST.MF", "A.class"), FileType.PROGRAM),
    (OLD, FileType.OLD_OFFICE),
    (OLD + "_VBA_PROJECT".encode("utf-16-le"), FileType.MACROS),
    (b"MZ\x90\x00" + bytes(60), FileType.PROGRAM),
    (b"\x7fELF\x02" + bytes(60), FileType.PROGRAM),
    (b"#!/bin/sh\necho hola\n", FileType.PROGRAM),
    (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60), FileType.PROGRAM),
    ("Indicaciones: ñandú\n".encode(), FileType.TEXT),
    (b"<html><script>alert(1)</script>", FileType.TEXT),
    (("á" * HEAD_BYTES).encode()[1:], FileType.UNKNOWN),
    (("a" + "á" * HEAD_BYTES).encode(), FileType.TEXT),
    (b"", FileType.UNKNOWN),
    (bytes(200), FileType.UNKNOWN),
]


@pytest.mark.parametrize(
    ("content", "file_type"),
    SAMPLES,
    ids=[f"{place}-{item[1]}" for place, item in enumerate(SAMPLES)],
)
def test_the_bytes_tell_the_type(content: bytes, file_type: FileType) -> None:
    assert ends(content) is file_type


@given(st.binary(max_size=300))
def test_any_bytes_have_some_type(content: bytes) -> None:
    assert sniff(content) in FileType


@pytest.mark.parametrize(
    ("kind", "mime_type", "file_type", "told_truly"),
    [
        (ContentKind.IMAGE, "image/jpeg", FileType.JPEG, True),
        (ContentKind.IMAGE, "image/jpeg", FileType.PNG, True),
        (ContentKind.IMAGE, "image/jpeg", FileType.PROGRAM, False),
        (ContentKind.IMAGE, "image/jpeg", FileType.GIF, False),
        (ContentKind.IMAGE, "image/png", FileType.TEXT, False),
        (ContentKind.STICKER, "image/webp", FileType.WEBP, True),
        (ContentKind.STICKER, "image/webp", FileType.PNG, False),
        (ContentKind.AUDIO, "audio/ogg; codecs=opus", FileType.OGG, True),
        (ContentKind.AUDIO, "audio/ogg", FileType.PDF, False),
        (ContentKind.VIDEO, "video/mp4", FileType.MP4, True),
        (ContentKind.DOCUMENT, "application/pdf", FileType.PDF, True),
        (ContentKind.DOCUMENT, "application/pdf; x=y", FileType.ZIP, False),
        (ContentKind.DOCUMENT, "application/dicom", FileType.UNKNOWN, True),
        (ContentKind.DOCUMENT, "application/dicom", FileType.PROGRAM, False),
        (ContentKind.DOCUMENT, "", FileType.MACROS, False),
    ],
)
def test_what_is_not_what_it_claims_is_found_out(
    kind: ContentKind, mime_type: str, file_type: FileType, told_truly: bool
) -> None:
    assert fits(kind, mime_type, file_type) is told_truly


def test_only_photos_and_stickers_of_three_types_may_be_decoded() -> None:
    decoded = {
        (kind, found) for kind in ContentKind for found in FileType if is_picture(kind, found)
    }
    assert decoded == {
        (ContentKind.IMAGE, FileType.JPEG),
        (ContentKind.IMAGE, FileType.PNG),
        (ContentKind.IMAGE, FileType.WEBP),
        (ContentKind.STICKER, FileType.WEBP),
    }


def test_a_sha256_is_read_in_both_spellings() -> None:
    hexed = "ab" * 32
    assert sha256_hex("q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=") == hexed
    assert sha256_hex(hexed.upper()) == hexed
    assert [sha256_hex(odd) for odd in ("", "hola", "YQ==", "zz" * 32, "á")] == [""] * 5
