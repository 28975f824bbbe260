"""Roles of users: which command needs which is the API's."""

from typing import Literal, get_args

Role = Literal["operator", "supervisor", "engineer", "it"]
ROLES: tuple[Role, ...] = get_args(Role)
