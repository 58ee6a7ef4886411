"""Pictures as patients send them, and as nobody should."""

import struct
import zlib

from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase
from PySide6.QtGui import QColor, QImage, QImageWriter


def encoded(width: int, height: int, kind: str = "PNG", color: str = "#3377aa") -> bytes:
    """A picture of one colour, its right half darker."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    for x in range(width // 2, width):
        for y in range(0, height, max(height // 8, 1)):
            image.setPixelColor(x, y, QColor("#101010"))
    buffer = QBuffer()
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())


def turned_jpeg(width: int, height: int) -> bytes:
    """A JPEG whose EXIF says that the camera was held upright."""
    plain = encoded(width, height, "JPEG")
    tiff = b"MM\x00*" + struct.pack(">IH", 8, 1) + struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0)
    exif = b"Exif\x00\x00" + tiff + bytes(4)
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]


def bomb(width: int, height: int) -> bytes:
    """A PNG of few bytes that wants to be this large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1 + width) * min(height, 100), 9)
    pieces = (chunk(b"IHDR", head), chunk(b"IDAT", rows), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)
