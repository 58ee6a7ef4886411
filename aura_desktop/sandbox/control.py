"""/__sandbox__/: orders to the simulator itself; nothing here exists at Meta."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from aura_desktop.sandbox import utterances
from aura_desktop.sandbox.graph_error import GraphError
from aura_desktop.sandbox.params import Param
from aura_desktop.sandbox.simulator import Simulator, json_param, simulator_of
from aura_desktop.sandbox.world import Patient, made_user_id


async def state(request: Request) -> Response:
    """Everything the sandbox was asked and what became of it."""
    simulator = simulator_of(request)
    world, tally = simulator.world, simulator.courier.tally
    return JSONResponse(
        {
            "requests": list(simulator.requests),
            "sent": [
                {
                    "wamid": sent.wamid,
                    "to": sent.patient.address,
                    "body": sent.body,
                    "statuses": sent.statuses,
                }
                for sent in world.sent.values()
            ],
            "received": list(world.received),
            "read": sorted(world.read),
            "typing": world.typing,
            "faults": simulator.faults.dump(),
            "webhooks": {
                "posted": tally.posted,
                "refused": tally.refused,
                "dropped": tally.dropped,
                "silent": tally.silent,
                "last_status": tally.last_status,
            },
            "verified": simulator.callbacks.verified,
        }
    )


async def faults(request: Request) -> Response:
    """Takes orders to misbehave; see Faults.order."""
    simulator = simulator_of(request)
    if request.method == "POST":
        simulator.faults.order((await json_param(request)).value)
    return JSONResponse(simulator.faults.dump())


async def inbound(request: Request) -> Response:
    """A patient writes now.

    Shape: {"phone" | "user_id", "name", "username", "line": utterance} or "content": a raw
    {"type": kind, kind: {…}}; optionally "context".
    """
    simulator = simulator_of(request)
    body = await json_param(request)
    body.only("phone", "user_id", "name", "username", "line", "content", "context")
    patient = _person(simulator, body)
    if body.has("content"):
        content: dict[str, Any] = body.child("content").value
    else:
        content = utterances.spoken(body.child("line").value, simulator.files)
    wamid = simulator.patients.write(patient, content, body.value.get("context"))
    return JSONResponse({"wamid": wamid})


async def webhook(request: Request) -> Response:
    """Posts any change as it is given: {"field", "value"} or {"changes": [{"field", "value"}]}."""
    simulator = simulator_of(request)
    body = await json_param(request)
    changes = body.items("changes", most=1000) if body.has("changes") else [body]
    simulator.courier.post(
        *((change.text("field"), change.child("value").value) for change in changes)
    )
    return JSONResponse({"queued": len(changes)})


async def status(request: Request) -> Response:
    """Reports a status of a sent message now: {"wamid", "status", "code"}."""
    simulator = simulator_of(request)
    body = await json_param(request)
    sent = simulator.world.sent.get(body.text("wamid"))
    if sent is None:
        raise GraphError(100, "No message with this wamid was sent.")
    code = int(body.number("code", 0, 9_999_999)) if body.has("code") else None
    simulator.journeys.report(sent, body.text("status"), code)
    return JSONResponse({"queued": 1})


def _person(simulator: Simulator, body: Param) -> Patient:
    phone = body.optional_text("phone").removeprefix("+")
    user_id = body.optional_text("user_id") or (made_user_id(phone) if phone else "")
    if not user_id:
        raise GraphError(100, "A phone or a user_id is required.")
    patient = simulator.world.add(
        Patient(
            user_id=user_id,
            name=body.optional_text("name"),
            wa_id=phone or None,
            username=body.optional_text("username") or None,
        )
    )
    patient.name = body.optional_text("name") or patient.name
    return patient
