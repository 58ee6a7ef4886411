"""Pictures out of patients' files: three decoders and no other, and nothing beyond a size."""

from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from aura_desktop.domain.file_type import FileType

MOST_PIXELS = 50_000_000
ALLOCATION_MB = 200
"""What that many pixels take; Qt refuses any picture that wants more."""
_FORMATS = {FileType.JPEG: b"jpeg", FileType.PNG: b"png", FileType.WEBP: b"webp"}
_TURNED = QImageIOHandler.Transformation.TransformationRotate90


def decoded(content: bytes, file_type: FileType, box: QSize, *, fills: bool) -> QImage:
    """The picture scaled down to cover the box, or to fit in it; a null image if it cannot be one. In a thread.

    Its type is that of its bytes, found before: Qt guesses nothing, and no other of its decoders is asked.
    """
    kind = _FORMATS.get(file_type)
    if kind is None or not content:
        return QImage()
    QImageReader.setAllocationLimit(ALLOCATION_MB)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODeviceBase.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QImage()
    turned = bool(reader.transformation() & _TURNED)
    reader.setScaledSize(scaled(size, box.transposed() if turned else box, fills=fills))
    image = reader.read()
    if image.isNull():
        return image
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def scaled(size: QSize, box: QSize, *, fills: bool) -> QSize:
    """The size a picture gets for a box: it never grows, and no side becomes nothing."""
    by = (
        Qt.AspectRatioMode.KeepAspectRatioByExpanding
        if fills
        else Qt.AspectRatioMode.KeepAspectRatio
    )
    wanted = size.scaled(box, by)
    if wanted.width() >= size.width():
        return size
    # Longer than wide a hundred times: to cover the box it would be as large as it is.
    most = QSize(box.width() * 4, box.height() * 4)
    wanted = wanted.scaled(wanted.boundedTo(most), Qt.AspectRatioMode.KeepAspectRatio)
    return wanted.expandedTo(QSize(1, 1))
