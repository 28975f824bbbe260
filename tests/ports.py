"""A port for a server that a test starts, and knows before it listens."""

from station.demo.ports import free_ports


def free_port() -> int:
    """Nobody listens there, and no connection of another test is given it meanwhile."""
    return free_ports(1)[0]
