"""The errors of this program: each carries a stable code that ui/wording.py turns into a sentence."""

from typing import Any


class AuraError(Exception):
    """Something the program foresaw.

    `code` is stable and safe to log; `params` fill the sentence (limits, counts, names of fields),
    never message text, names, numbers or secrets.
    """

    def __init__(self, code: str, *, detail: str = "", **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.params = params

    def facts(self) -> dict[str, Any]:
        """`params`, and of a refusal what Graph said with it."""
        return dict(self.params)


class InputError(AuraError):
    """This cannot be accepted as it stands; the person mends it at the field named."""

    def __init__(self, code: str, *, field: str = "", detail: str = "", **params: Any) -> None:
        super().__init__(code, detail=detail, **params)
        self.field = field


class SetupError(AuraError):
    """Credentials, number, tunnel or keyring are wrong; an administrator acts."""


class UnavailableError(AuraError):
    """Certainly not done, may work later; the worker backs off."""

    def __init__(
        self, code: str, *, retry_after_s: float | None = None, detail: str = "", **params: Any
    ) -> None:
        super().__init__(code, detail=detail, **params)
        self.retry_after_s = retry_after_s


class OutcomeUnknownError(AuraError):
    """The request may have been carried out, its answer was lost. Never resent by itself."""


class RefusedError(AuraError):
    """Graph said no for good."""

    def __init__(
        self,
        code: str,
        *,
        graph_code: int = 0,
        error_subcode: int = 0,
        fbtrace_id: str = "",
        title: str = "",
        detail: str = "",
        **params: Any,
    ) -> None:
        super().__init__(code, detail=detail, **params)
        self.graph_code = graph_code
        self.error_subcode = error_subcode
        self.fbtrace_id = fbtrace_id
        self.title = title

    def facts(self) -> dict[str, Any]:
        said = {
            "graph_code": self.graph_code,
            "error_subcode": self.error_subcode,
            "fbtrace_id": self.fbtrace_id,
            "title": self.title,
            "detail": self.detail,
        }
        return {**{name: value for name, value in said.items() if value}, **self.params}


class StoreError(AuraError):
    """The store cannot be used: disk full, wrong key, newer schema, no key."""
