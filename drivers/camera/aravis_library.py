"""The C library aravis 0.8 by ctypes: the few functions that a camera needs, with their types and errors.

Its own Python bindings call back into Python from threads of GLib, which ends the process; nothing here does.
"""

import ctypes
import importlib.util
from collections.abc import Callable
from ctypes import POINTER, byref, c_char_p, c_int, c_size_t, c_uint, c_uint32, c_uint64, c_void_p
from pathlib import Path
from typing import Any

PACKET_SOCKET_DISABLED = 1
SUCCESS = 0


class AravisError(Exception):
    """What the library says of a failure."""


class _GError(ctypes.Structure):
    _fields_ = [("domain", c_uint32), ("code", c_int), ("message", c_char_p)]


_ERROR = POINTER(POINTER(_GError))
_FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "gv_device_new": (c_void_p, (c_void_p, c_void_p, _ERROR)),
    "gv_device_is_controller": (c_int, (c_void_p,)),
    "device_get_feature": (c_void_p, (c_void_p, c_char_p)),
    "device_execute_command": (None, (c_void_p, c_char_p, _ERROR)),
    "device_get_genicam_xml": (c_void_p, (c_void_p, POINTER(c_size_t))),
    "device_write_register": (c_int, (c_void_p, c_uint64, c_uint32, _ERROR)),
    "gc_feature_node_set_value_from_string": (None, (c_void_p, c_char_p, _ERROR)),
    "gc_feature_node_get_value_as_string": (c_char_p, (c_void_p, _ERROR)),
    "camera_new_with_device": (c_void_p, (c_void_p, _ERROR)),
    "camera_gv_set_stream_options": (None, (c_void_p, c_int)),
    "camera_gv_set_packet_size": (None, (c_void_p, c_int, _ERROR)),
    "camera_gv_set_packet_delay": (None, (c_void_p, ctypes.c_int64, _ERROR)),
    "camera_get_payload": (c_uint, (c_void_p, _ERROR)),
    "camera_create_stream": (c_void_p, (c_void_p, c_void_p, c_void_p, _ERROR)),
    "camera_start_acquisition": (None, (c_void_p, _ERROR)),
    "camera_stop_acquisition": (None, (c_void_p, _ERROR)),
    "stream_push_buffer": (None, (c_void_p, c_void_p)),
    "stream_timeout_pop_buffer": (c_void_p, (c_void_p, c_uint64)),
    "stream_try_pop_buffer": (c_void_p, (c_void_p,)),
    "stream_get_info_uint64_by_name": (c_uint64, (c_void_p, c_char_p)),
    "buffer_new_allocate": (c_void_p, (c_size_t,)),
    "buffer_get_status": (c_int, (c_void_p,)),
    "buffer_get_frame_id": (c_uint64, (c_void_p,)),
    "buffer_get_timestamp": (c_uint64, (c_void_p,)),
    "buffer_get_image_width": (c_int, (c_void_p,)),
    "buffer_get_image_height": (c_int, (c_void_p,)),
    "buffer_get_image_pixel_format": (c_uint32, (c_void_p,)),
    "buffer_get_image_padding": (None, (c_void_p, POINTER(c_int), POINTER(c_int))),
    "buffer_get_data": (c_void_p, (c_void_p, POINTER(c_size_t))),
}


class Aravis:
    """The loaded library. Raises OSError when it, or GLib, is not there, AttributeError when it is another version."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(_path())
        self.gobject = ctypes.CDLL("libgobject-2.0.so.0")
        self._gio = ctypes.CDLL("libgio-2.0.so.0")
        self._gio.g_inet_address_new_from_string.restype = c_void_p
        self._gio.g_inet_address_new_from_string.argtypes = [c_char_p]
        self._calls = {name: self.bind(name, *types) for name, types in _FUNCTIONS.items()}

    def __call__(self, name: str, *arguments: Any) -> Any:
        """Call ``arv_`` + name. Raises AravisError."""
        return self._calls[name](*arguments)

    def inet_address(self, address: str) -> int | None:
        found: int | None = self._gio.g_inet_address_new_from_string(address.encode())
        return found

    def unref(self, thing: int | None) -> None:
        if thing:
            self.gobject.g_object_unref(c_void_p(thing))

    def set_int(self, thing: int, name: str, value: int) -> None:
        self.gobject.g_object_set(c_void_p(thing), name.encode(), c_int(value), None)

    def bind(self, name: str, result: Any, types: tuple[Any, ...]) -> Callable[..., Any]:
        """Return ``arv_`` + name with its types; one whose last type is the error's raises AravisError."""
        function = getattr(self._library, f"arv_{name}")
        function.restype, function.argtypes = result, types
        if not types or types[-1] is not _ERROR:
            return lambda *arguments: function(*arguments)

        def call(*arguments: Any) -> Any:
            error = POINTER(_GError)()
            given = function(*arguments, byref(error))
            if bool(error):  # a pointer that points somewhere
                raise AravisError((error.contents.message or b"").decode("utf-8", "replace"))
            return given

        return call


def _path() -> str:
    """The library of the package aravis-python where it is installed (found, not imported), else the system's."""
    package = importlib.util.find_spec("aravis")
    for place in (package.submodule_search_locations or []) if package is not None else []:
        for file in sorted((Path(place) / "lib").glob("libaravis-0.8.so*")):
            return str(file)
    return "libaravis-0.8.so.0"
