"""Everything that reads what others wrote, without a network: in a process of its own, so that it can be weighed.

`python -m tests.torture.parsers TARGET COUNT SEED` prints one line of JSON, a `Finding`.
"""

import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aura_desktop import config
from aura_desktop.domain import entry_import, red_list, redaction, service_list, template
from aura_desktop.domain.placeholders import Placeholders
from aura_desktop.errors import AuraError
from aura_desktop.gateways.phone_numbers import normalise
from aura_desktop.gateways.whatsapp import graph_answers, inbound
from tests.torture import mutations

DATA = Path(__file__).parent.parent / "data"
NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)
SLOWEST_S = 5.0
"""Of the processor, for an input of the largest size that is let in."""
MANY = 1_000
"""From so many tries on long lines are as long as they are let in."""


@dataclass(kw_only=True)
class Finding:
    """`wrong`: other ends than an answer or an error of ours; `grown_kb`: memory since the warm-up, -1 unknown."""

    tried: int = 0
    wrong: int = 0
    refused: int = 0
    slowest_ms: int = 0
    grown_kb: int = -1
    seen: list[str] = field(default_factory=list)


Case = Callable[[], object]
"""One try."""

_ENV = """# settings
WHATSAPP_ACCESS_TOKEN=EAAtoken123
WHATSAPP_PHONE_NUMBER_ID="1000001"
WHATSAPP_VERIFY_TOKEN='verify-for-tests'
WHATSAPP_APP_SECRET=0123456789abcdef0123456789abcdef
AURA_TUNNEL=https://aura.example
AURA_WEBHOOK_PORT=8001
AURA_API_PORT=8000
AURA_GRAPH_VERSION=v25.0
AURA_GRAPH_URL=https://graph.facebook.com
AURA_LANGUAGE=es
OPENAI_BASE_URL=http://127.0.0.1:11434/v1
OPENAI_MODEL=modelo
AURA_DB_KEY=0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f
"""
_CSV = (
    "tipo;título;texto;precio;duración;vence\n"
    "servicio;Limpieza dental;Con ultrasonido;$29.990;45 min;31-12-2026\n"
    'política;"Anular; con aviso";"Hasta ""24 h"" antes\nsin costo";;;\n'
)
_MARKDOWN = (
    "# Servicios\n## Limpieza dental\nPrecio: $29.990\nDuración: 1 h 30\nVence: 31-12-2026\n"
    "Preguntas:\n- ¿Cuánto cuesta?\n- ¿Duele?\n\nCon ultrasonido.\n# Horario\n## Semana\n9 a 19 h\n"
)
_SERVICES = "Servicio,Valor,Minutos\nLimpieza,29990,45\nUrgencia,a convenir,1:30\n"


def _settings(chance: random.Random, count: int) -> Iterator[Case]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ".env"
        data = Path(folder) / "data"

        def of_file(text: bytes) -> Case:
            def load() -> object:
                path.write_bytes(text)
                return config.load({}, path, data_folder=data)

            return load

        def of_environment(environ: dict[str, str]) -> Case:
            return lambda: config.load(environ, None, data_folder=data)

        names = re.findall("^[A-Z_]+", _ENV, re.MULTILINE)
        for line in _lines(65_536, count):
            yield of_file(f"WHATSAPP_APP_ID={line}\n".encode())
        for name in names:
            for word in mutations.HOSTILE_WORDS:
                yield of_environment({name: word})
                yield of_file(f"{name}={word}\n".encode("utf-8", "surrogatepass"))
        for _ in range(count):
            yield of_file(mutations.spoilt(chance, _ENV.encode()))


def _imports(chance: random.Random, count: int) -> Iterator[Case]:
    def each(data: bytes) -> Iterator[Case]:
        yield lambda: entry_import.read_entries(data, "a.csv")
        yield lambda: entry_import.read_entries(data, "a.md")
        yield lambda: service_list.read_services(data)

    largest = entry_import.LARGEST_BYTES
    for line in _lines(largest - 20_000, count):
        yield from each(line.encode()[:largest])
    for line in _lines(20_000, count):
        yield from each(f"{_CSV}servicio;{line};{line}\n".encode())
        yield from each(f"{_MARKDOWN}{line}\n{line}".encode())
    for wide in (b";", b"a\n", b'"', b"\xff\xfe\x00"):
        yield from each(wide * (largest // len(wide) // (1 if count >= MANY else 16)))
    for _ in range(count // 3):
        seed = chance.choice((_CSV, _MARKDOWN, _SERVICES)).encode(
            chance.choice(("utf-8", "utf-16"))
        )
        yield from each(mutations.spoilt(chance, seed))


def _templates(chance: random.Random, count: int) -> Iterator[Case]:
    recorded = [
        json.loads((DATA / "graph" / f"templates_{n}.json").read_text("utf-8")) for n in (1, 2)
    ]

    def read(answer: Any) -> Case:
        def all_of_it() -> None:
            answer_object = answer if isinstance(answer, dict) else {}
            graph_answers.next_cursor(answer_object)
            for found in graph_answers.read_templates(answer_object):
                blanks = template.parameters(found)
                template.needs_media(found)
                values = {blank.key: chance.choice(mutations.HOSTILE_WORDS) for blank in blanks}
                template.fill(found, values)
                template.render(found, values)
                template.render(found, {})

        return all_of_it

    for answer in recorded:
        yield from map(read, mutations.wrong_types(answer))
    for line in _lines(65_536, count):
        part = {"type": "BODY", "text": line}
        yield read({"data": [{"name": "n", "language": "es", "components": [part]}]})
    for _ in range(count):
        yield read(mutations.mutated(chance, chance.choice(recorded)))


def _deliveries(chance: random.Random, count: int) -> Iterator[Case]:
    recorded = [path.read_bytes() for path in sorted((DATA / "inbound").glob("*.json"))]

    def read(body: bytes) -> Case:
        return lambda: inbound.parse_delivery(body, NOW)

    yield from map(read, mutations.RAW_JSON)
    parsed = [json.loads(body) for body in recorded]
    for value in parsed:
        for wrong in mutations.wrong_types(value):
            if chance.random() < count / 20_000:
                yield read(mutations.as_json(wrong))
    for _ in range(count // 2):
        yield read(mutations.as_json(mutations.mutated(chance, chance.choice(parsed))))
        yield read(mutations.spoilt(chance, chance.choice(recorded)))


def _words(chance: random.Random, count: int) -> Iterator[Case]:
    """What patients write, as the guards of the drafts read it; and numbers as people type them."""

    def read(text: str) -> Iterator[Case]:
        yield lambda: red_list.holds(text)
        yield lambda: redaction.Redaction(redaction.Known(), Placeholders()).hide(text)
        yield lambda: normalise(text)

    seed = "Hola, soy Camila Ejemplo, RUT 11.111.111-1, fono +56 9 0000 0142. ¿Cuánto sale? Me duele 😣"
    for line in _lines(4_096, count):
        yield from read(line)
    for word in mutations.HOSTILE_WORDS:
        yield from read(word[:8_000])
    for _ in range(count // 3):
        yield from read(mutations.spoilt(chance, seed.encode()).decode("utf-8", "replace"))


def _lines(largest: int, count: int) -> Iterator[str]:
    if count >= MANY:
        return mutations.long_lines(largest)
    return mutations.long_lines(largest // 16, ("", "# a"))


TARGETS: dict[str, Callable[[random.Random, int], Iterator[Case]]] = {
    "settings": _settings,
    "imports": _imports,
    "templates": _templates,
    "deliveries": _deliveries,
    "words": _words,
}


def resident_kb() -> int:
    """Memory of this process now, -1 where the system does not tell."""
    return memory_kb("self")


def memory_kb(process: int | str) -> int:
    """Memory of a process now, -1 where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii", "replace")
    except OSError:
        return -1
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) if found else -1


def weigh(target: str, count: int, seed: int) -> Finding:
    """Try everything twice, with two seeds: the first round is the warm-up."""
    finding = Finding()
    _round(finding, target, count, seed)
    before = resident_kb()
    _round(finding, target, count, seed + 1)
    if before > 0:
        finding.grown_kb = resident_kb() - before
    return finding


def _round(finding: Finding, target: str, count: int, seed: int) -> None:
    for case in TARGETS[target](random.Random(seed), count):
        finding.tried += 1
        started = time.process_time()
        try:
            case()
        except AuraError:
            finding.refused += 1
        except BaseException as error:
            finding.wrong += 1
            _note(finding, type(error).__name__, error)
        took_s = time.process_time() - started
        finding.slowest_ms = max(finding.slowest_ms, round(took_s * 1000))
        if took_s > SLOWEST_S:
            finding.wrong += 1
            _note(finding, f"slow {case.__qualname__}", None)


def _note(finding: Finding, what: str, error: BaseException | None) -> None:
    trace = error.__traceback__ if error else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" in {trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else ""
    if len(finding.seen) < 10:
        finding.seen.append(what + where)


if __name__ == "__main__":
    print(json.dumps(asdict(weigh(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))))
