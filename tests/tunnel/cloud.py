"""The other side of a tunnel, for tests: sessions of the fake agent, and an edge that plays the public address."""

import contextlib
import json
import os
import re
import shlex
import signal
import socket
import socketserver
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

from tests.tunnel.fake_agent import CLOUD_FOLDER, CLOUD_PORT, Handler

Json = dict[str, Any]

PROGRAM = Path(__file__).with_name("fake_agent.py")
ONE_PATH = re.compile(r"req\.url\.path != '([^']+)'")
ERROR_TEXTS = {
    "ERR_NGROK_105": "The authtoken you specified does not look like a proper ngrok authtoken.\n"
    "Your authtoken: {token}\n",
    "ERR_NGROK_107": "The authtoken you specified is properly formed, but it is invalid.\n"
    "Your authtoken: {token}\n",
    "ERR_NGROK_108": "Your account is limited to 1 simultaneous agent session.\n",
    "ERR_NGROK_120": "Your ngrok-agent version is too old.\n",
    "ERR_NGROK_334": "The endpoint is already online.\n",
    "ERR_NGROK_320": "The domain is reserved for another account.\n",
    "ERR_NGROK_313": "Custom subdomains are a feature on paid plans.\n",
    "ERR_NGROK_725": "You have exceeded your monthly bandwidth limit.\n",
}


@dataclass(eq=False)
class Session:
    """One agent's connection."""

    connection: socket.socket
    pid: int = 0
    is_open: bool = False
    endpoints: dict[str, Json] = field(default_factory=dict)

    def send(self, message: Json) -> None:
        # An agent that just died is as good as one that obeyed.
        with contextlib.suppress(OSError):
            self.connection.sendall(json.dumps(message).encode() + b"\n")


class FakeCloud:
    """Use as a context manager; `folder` gets the agent's launcher and its record of calls, tokens too:
    never a folder in which leaks are looked for.

        with FakeCloud(tmp_path) as cloud:
            tunnel = NgrokTunnel(agent=cloud.agent, …)
            url = await tunnel.open()          # == cloud.edge_url
            cloud.order("drop"); cloud.order("restore", {"new_url": True})

    The edge answers on loopback: 404 and `ngrok-error-code: ERR_NGROK_3200` while no agent serves it,
    ERR_NGROK_8012 if the agent finds nobody upstream; it applies the traffic policy of the endpoint.
    """

    def __init__(self, folder: Path, public_url: str = "") -> None:
        """`public_url` is what agents are told in place of the edge's own address."""
        self.folder = folder
        self._public_url = public_url
        self.agent = folder / ("ngrok.cmd" if sys.platform == "win32" else "ngrok")
        self.edge_url = ""
        self._scenario: Json = {}
        self._online = True
        self._lock = threading.RLock()
        self._sessions: list[Session] = []
        self._edges: list[_Edge] = []
        self._links = _Links(self)

    def __enter__(self) -> "FakeCloud":
        self.folder.mkdir(parents=True, exist_ok=True)
        self._links.begin()
        self.new_edge()
        self._write_launcher()
        return self

    def __exit__(self, *error: object) -> None:
        """Every agent ends: it has lost its cloud."""
        with self._lock:
            for session in self._sessions:
                with contextlib.suppress(OSError):
                    session.connection.shutdown(socket.SHUT_RDWR)
        self._links.end()
        for edge in self._edges:
            edge.end()

    def scenario(self, **values: object) -> None:
        """How agents started from now on behave.

        session_error, endpoint_error: "ERR_NGROK_…" · silent, silent_version: seconds · raw_line: hex bytes
        first · old_agent: no /api/endpoints · not_ready: so many 503 · version, version_line, version_rc ·
        outlives_parent: does not end with who started it · one_session: 108 while another agent lives.
        """
        self._scenario = values

    def order(self, name: str, body: Mapping[str, object] | None = None) -> None:
        """To the running agents: crash {rc}, log {lvl, msg, values}, raw {bytes: hex}, close_endpoint,
        status {online: what the API says without a word in the log}.

        To the network: drop, restore {new_url: bool}; while dropped, agents that start find no network.
        """
        details = dict(body or {})
        if name == "restore":
            if details.get("new_url"):
                self.new_edge()
            self._online = True
            return
        if name == "drop":
            self._online = False
        with self._lock:
            sessions = list(self._sessions)
            if name == "drop":
                for session in sessions:
                    session.endpoints.clear()
                    session.is_open = False
        for session in sessions:
            session.send({"order": name, **details})

    def kill_agent(self) -> None:
        """As the task manager would; every agent that is connected."""
        for pid in self.pids():
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)

    def pids(self) -> list[int]:
        """The agents that live."""
        with self._lock:
            return [session.pid for session in self._sessions if session.pid]

    def calls(self, kind: str = "") -> list[Json]:
        """What agents were asked, oldest first.

        Kind "start" {argv, token_source, token} and kind "api" {method, path, body}; each with its pid.
        """
        try:
            lines = (self.folder / "calls.jsonl").read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
        found: list[Json] = [json.loads(line) for line in lines]
        return [each for each in found if not kind or each["kind"] == kind]

    def new_edge(self) -> None:
        """The next address an endpoint gets is another one; the former answers 404."""
        edge = _Edge(self)
        self._edges.append(edge)
        self.edge_url = edge.url

    def _write_launcher(self) -> None:
        values = {CLOUD_PORT: str(self._links.port), CLOUD_FOLDER: str(self.folder)}
        if sys.platform == "win32":
            sets = "".join(f'@set "{name}={value}"\r\n' for name, value in values.items())
            text = f'{sets}@"{sys.executable}" "{PROGRAM}" %*\r\n'
        else:
            sets = "".join(
                f"export {name}={shlex.quote(value)}\n" for name, value in values.items()
            )
            run = f'exec {shlex.quote(sys.executable)} {shlex.quote(str(PROGRAM))} "$@"'
            text = f"#!/bin/sh\n{sets}{run}\n"
        self.agent.write_bytes(text.encode())
        self.agent.chmod(0o700)

    def _joined(self, session: Session) -> None:
        with self._lock:
            self._sessions.append(session)

    def _left(self, session: Session) -> None:
        with self._lock:
            if session in self._sessions:
                self._sessions.remove(session)

    def _answer(self, session: Session, message: Json) -> Json:
        with self._lock:
            session.pid = int(message["pid"])
            match message["ask"]:
                case "scenario":
                    return self._scenario
                case "session":
                    return self._open_session(session, str(message["token"]))
                case "bind":
                    return self._bind(session, message)
                case _:
                    session.endpoints.pop(str(message.get("name")), None)
                    return {}

    def _open_session(self, session: Session, token: str) -> Json:
        if not self._online:
            return {"offline": True}
        number = str(self._scenario.get("session_error", ""))
        others = [each for each in self._sessions if each is not session and each.is_open]
        if self._scenario.get("one_session") and others:
            number = "ERR_NGROK_108"
        if number:
            return {"error": _error_text(number, token)}
        session.is_open = True
        return {}

    def _bind(self, session: Session, message: Json) -> Json:
        number = str(self._scenario.get("endpoint_error", ""))
        if number:
            return {"error": _error_text(number, "")}
        try:
            path = _only_path(message.get("traffic_policy"))
        except (ValueError, TypeError, KeyError, yaml.YAMLError):
            return {"error": _error_text("ERR_NGROK_2201", "")}
        name = str(message["name"])
        session.endpoints[name] = {
            "name": name,
            "url": self.edge_url,
            "ingress": message["ingress"],
            "only_path": path,
        }
        return {"url": self._public_url or self.edge_url}

    def _endpoint(self, url: str) -> Json | None:
        with self._lock:
            found = (each for session in self._sessions for each in session.endpoints.values())
            return next((each for each in found if each["url"] == url), None)


class _Links:
    """Where agents connect to; one thread each."""

    def __init__(self, cloud: FakeCloud) -> None:
        class Connection(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                session = Session(self.connection)
                cloud._joined(session)
                try:
                    for line in self.rfile:
                        session.send(cloud._answer(session, json.loads(line)))
                except OSError:
                    pass  # killed in the middle of a word
                finally:
                    cloud._left(session)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """Nobody to tell."""

        self._server = Server(("127.0.0.1", 0), Connection)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )
        self.port = int(self._server.server_address[1])

    def begin(self) -> None:
        self._thread.start()

    def end(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Edge:
    """One public address: a port on loopback."""

    def __init__(self, cloud: FakeCloud) -> None:
        edge = self

        class Request(Handler):
            def take(self) -> None:
                edge.take(self)

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A caller that hung up is no news."""

        self._cloud = cloud
        self._server = Server(("127.0.0.1", 0), Request)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )
        self._thread.start()

    def take(self, request: Handler) -> None:
        """Through the policy to the agent."""
        body = request.body()
        endpoint = self._cloud._endpoint(self.url)
        if endpoint is None:
            request.answer(404, b"offline", {"ngrok-error-code": "ERR_NGROK_3200"})
        elif endpoint["only_path"] and request.path.split("?")[0] != endpoint["only_path"]:
            request.answer(404)
        else:
            extra = {
                "X-Fake-Endpoint": str(endpoint["name"]),
                "X-Forwarded-For": request.client_address[0],
                "X-Forwarded-Proto": "https",
                "X-Forwarded-Host": request.headers.get("Host", ""),
            }
            try:
                request.forward("127.0.0.1", int(endpoint["ingress"]), body, extra)
            except OSError:
                request.answer(404, b"offline", {"ngrok-error-code": "ERR_NGROK_3200"})

    def end(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _error_text(number: str, token: str) -> str:
    text = ERROR_TEXTS.get(number, "Something else is wrong.\n").format(token=token)
    return f"{text}\r\n\r\n{number}\r\n"


def _only_path(policy: object) -> str:
    """The one path the policy lets through, "" without a policy.

    Raises: ValueError, TypeError, KeyError for one that this edge does not understand.
    """
    if policy is None:
        return ""
    rules = yaml.safe_load(str(policy))
    (rule,) = rules["on_http_request"]
    (expression,) = rule["expressions"]
    (action,) = rule["actions"]
    found = ONE_PATH.fullmatch(expression)
    if found is None or action != {"type": "deny", "config": {"status_code": 404}}:
        raise ValueError(expression)
    return found.group(1)
