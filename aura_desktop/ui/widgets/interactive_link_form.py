"""The builder's form for one link button."""

from collections.abc import Mapping
from dataclasses import replace

from aura_desktop.domain import limits
from aura_desktop.ui.models.interactive_draft import InteractiveDraft
from aura_desktop.ui.widgets.counted_field import CountedField, CountedLine
from aura_desktop.ui.widgets.interactive_form import InteractiveForm, ProblemPlace


class InteractiveLinkForm(InteractiveForm):
    """Header, message, footer, the words on the button and where it leads."""

    def __init__(self) -> None:
        super().__init__(limits.INTERACTIVE_BODY, body_lines=3)
        words = CountedLine(limits.LINK_TEXT, counter_inside=False)
        words.setPlaceholderText(self.tr("For example: See the map"))
        address = CountedLine(limits.LINK_URL, counter_inside=False)
        address.setPlaceholderText("https://")
        self.link_text = CountedField(words, self.tr("Text of the button"))
        self.link_url = CountedField(address, self.tr("Link"))
        self.link_url.set_helper(self.tr("The browser of the patient opens this address."))
        for field in (self.link_text, self.link_url):
            self.watch(field)
        for field in (self.header, self.body, self.footer, self.link_text, self.link_url):
            self.column.addWidget(field)
        self.column.addStretch(1)

    def load(self, draft: InteractiveDraft) -> None:
        super().load(draft)
        self.link_text.set_text(draft.link_text)
        self.link_url.set_text(draft.link_url)

    def stored(self, draft: InteractiveDraft) -> InteractiveDraft:
        return replace(
            super().stored(draft), link_text=self.link_text.text(), link_url=self.link_url.text()
        )

    def places(self) -> Mapping[str, ProblemPlace]:
        own = {"link_text": self.link_text, "link_url": self.link_url}
        return {**super().places(), **own}
