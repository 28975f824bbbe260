"""The local API's socket and token: had, or refused, before any device is opened."""

from config.result import Config
from station.api.listening import listen
from station.api.token import load_token


class ApiListener:
    """The API's socket and token, had before any device is opened. Raises ApiRefused."""

    def __init__(self, config: Config) -> None:
        self.listening = listen(config.api.host, config.api.port)
        try:
            self.token = load_token(config.station.data / "api.token")
        except BaseException:
            self.listening.close()
            raise

    def close(self) -> None:
        self.listening.close()
