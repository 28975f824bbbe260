"""A request that is answered with a status and a key instead of what it asked for."""


class RequestRefused(Exception):
    """``retry_after_s``: when to come again, for a request that was well but not now."""

    def __init__(self, status: int, key: str, detail: str = "", *, retry_after_s: int | None = None) -> None:
        super().__init__(status, key, detail)
        self.status = status
        self.key = key
        self.detail = detail
        self.retry_after_s = retry_after_s

    @property
    def headers(self) -> dict[str, str]:
        told = {} if self.retry_after_s is None else {"Retry-After": str(self.retry_after_s)}
        if self.status == 401:
            told["WWW-Authenticate"] = "Bearer"
        return told
