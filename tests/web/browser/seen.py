"""A browser window that notes what a page asks for, what it runs and what it complains of."""

from playwright.sync_api import Page


class Seen:
    """A page with all that happened in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        self.complaints: list[str] = []  # errors of scripts and of the Content-Security-Policy
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("dialog", self._dismissed)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)

    def _dismissed(self, dialog: object) -> None:
        self.dialogs.append(dialog.message)  # type: ignore[attr-defined] # Playwright's, which mypy sees as object
        dialog.dismiss()  # type: ignore[attr-defined]
