"""Names for the identifiers that travel through the program."""

from typing import NewType

Wamid = NewType("Wamid", str)
WabaId = NewType("WabaId", str)
PhoneNumberId = NewType("PhoneNumberId", str)
WaId = NewType("WaId", str)
UserId = NewType("UserId", str)
"""Business-scoped user id (BSUID), as Meta sends it."""
MediaId = NewType("MediaId", str)
ContactId = NewType("ContactId", int)
ConversationId = NewType("ConversationId", int)
MessageId = NewType("MessageId", int)
JobId = NewType("JobId", str)
"""UUID text; travels in `biz_opaque_callback_data`."""
EntryId = NewType("EntryId", int)
DraftId = NewType("DraftId", int)
