"""Paints the small abstract photos that scripted patients send; nobody is in them."""

import struct
import zlib

WIDTH, HEIGHT = 480, 360


def photo(seed: str) -> bytes:
    """A PNG of 480 × 360: a soft gradient whose colours follow from the seed."""
    shade = zlib.crc32(seed.encode())
    first = [150 + (shade >> shift & 63) for shift in (0, 6, 12)]
    second = [90 + (shade >> shift & 63) for shift in (3, 9, 15)]
    rows = bytearray()
    for y in range(HEIGHT):
        rows.append(0)
        part = y / HEIGHT
        pixel = bytes(round(a + (b - a) * part) for a, b in zip(first, second, strict=True))
        rows += pixel * WIDTH
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(bytes(rows), 6)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)
