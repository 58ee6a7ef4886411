"""A window to open dialogs over, keys typed as a person would, and templates to choose from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.template import (
    ParameterFormat,
    Template,
    TemplateButton,
    TemplateCategory,
    TemplateComponent,
    TemplateStatus,
)
from aura_desktop.ui import theme


class Host(QWidget):
    """A small main window: one field that has the focus before a dialog opens."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1366, 768)
        self.field = QLineEdit()
        self.field.setAccessibleName("Behind")
        column = QVBoxLayout(self)
        column.addWidget(self.field)


def make_host(qtbot: QtBot, name: theme.ThemeName = "light") -> Host:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, name)
    host = Host()
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    host.field.setFocus()
    return host


def type_text(text: str) -> None:
    """Type into whatever has the focus; also letters that QTest cannot press."""
    target = QApplication.focusWidget()
    assert target is not None
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(target, event)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifier)


def nameless(card: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    found = []
    for widget in card.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        words = widget.accessibleName()
        if isinstance(widget, QAbstractButton):
            words = words or widget.text()
        if not words.strip():
            found.append(repr(widget))
    return found


def template(
    name: str,
    body: str,
    *,
    status: TemplateStatus = TemplateStatus.APPROVED,
    category: TemplateCategory = TemplateCategory.UTILITY,
    language: str = "es_CL",
    named: bool = False,
    header: str = "",
    header_format: str = "TEXT",
    examples: tuple[tuple[str, str], ...] = (),
    buttons: tuple[TemplateButton, ...] = (),
) -> Template:
    components = [TemplateComponent(type="BODY", text=body, examples=examples)]
    if header or header_format != "TEXT":
        components.insert(0, TemplateComponent(type="HEADER", format=header_format, text=header))
    if buttons:
        components.append(TemplateComponent(type="BUTTONS", buttons=buttons))
    return Template(
        id=name,
        name=name,
        language=language,
        status=status,
        category=category,
        parameter_format=ParameterFormat.NAMED if named else ParameterFormat.POSITIONAL,
        components=tuple(components),
    )


REMINDER = template(
    "recordatorio_hora",
    "Hola {{1}}, te recordamos tu hora del {{2}} con {{3}}.\n\nPara ese día: {{4}}",
    header="Tu próxima hora",
    examples=(("4", "llegar 10 minutos antes"),),
    buttons=(TemplateButton(type="QUICK_REPLY", text="Confirmo"),),
)
INTAKE = template(
    "ficha_ingreso",
    "Completa tu ficha antes del {{fecha}}.",
    named=True,
    header="Antes de tu visita, {{nombre}}",
    buttons=(
        TemplateButton(type="QUICK_REPLY", text="Ya está"),
        TemplateButton(type="URL", text="Completar", url="https://clinica.example/ficha/{{1}}"),
    ),
)
WINTER = template(
    "campana_invierno",
    "Este mes, {{1}} con evaluación sin costo.",
    status=TemplateStatus.PENDING,
    category=TemplateCategory.MARKETING,
)
MAP = template("como_llegar", "Te esperamos, {{1}}.", header_format="IMAGE")
HELLO = template("hello_world", "Welcome and congratulations", language="en_US")
ALL = (WINTER, REMINDER, MAP, HELLO, INTAKE)
