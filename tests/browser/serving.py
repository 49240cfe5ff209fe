"""The web process on a free port, for a real browser."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import urlopen

import uvicorn

from app.main import create_app
from app.services.runtime import Runtime


@contextmanager
def serving(runtime: Runtime) -> Iterator[str]:
    """The address at which the installation can be reached meanwhile."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(create_app(runtime), access_log=False, log_level="warning", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def answers(address: str) -> bool:
    """Whether the installation in a process of its own is there by now."""
    try:
        return bool(urlopen(f"{address}/healthz", timeout=2).status == 200)
    except OSError:
        return False
