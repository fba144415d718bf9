"""JSON in and out, strictly: one canonical form for digests, one careful reader."""

import json
import sys
from importlib import import_module
from typing import Any, NoReturn

_MOST_LEVELS = 100
_NESTS = (dict, list)
_INFINITY = float("inf")


class BadJson(ValueError):
    """The bytes are not the strict JSON we take; `reason` is a short English phrase."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def canonical(value: object) -> bytes:
    """The one spelling of a JSON value: sorted keys, no spaces, UTF-8.

    Raises:
        ValueError: the value holds NaN, infinity or a lone surrogate.
    """
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode()


def readable(value: object) -> bytes:
    """JSON for people and `jq`: indented, keys in the given order, final newline.

    The same bytes as `json.dumps(value, indent=1)`, whose indenting is a generator for each level
    and takes three times as long.

    Raises:
        ValueError: the value holds NaN, infinity or a lone surrogate.
        TypeError: it holds what JSON has not.
    """
    found: list[str] = []
    _indent(value, "\n", found)
    found.append("\n")
    return "".join(found).encode()


def _indent(value: Any, line: str, into: list[str]) -> None:
    """Add the spelling of a value; `line` is the line break before what stands beside it."""
    inside = f"{line} "
    if isinstance(value, dict) and value:
        between = "{"
        for key, part in value.items():
            if not isinstance(key, str):
                raise TypeError(f"a key of {type(key).__name__}")
            into.append(f"{between}{inside}{_quoted(key)}: ")
            _indent(part, inside, into)
            between = ","
        into.append(f"{line}}}")
    elif isinstance(value, list | tuple) and value:
        between = "["
        for part in value:
            into.append(f"{between}{inside}")
            _indent(part, inside, into)
            between = ","
        into.append(f"{line}]")
    else:
        into.append(_quoted(value) if type(value) is str else _plain(value))


_quoted = json.encoder.encode_basestring
_plain = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def digest_of(data: bytes) -> str:
    """SHA-256 in 64 hexadecimal digits."""
    digest: str = _sha256(data).hexdigest()
    return digest


def sha256_of(*modules: str) -> Any:
    """`sha256` of the first of these modules that there is."""
    for name in modules[:-1]:
        try:
            return import_module(name).sha256
        except ImportError:
            continue
    return import_module(modules[-1]).sha256


# `hashlib` alone would load OpenSSL first, which takes longer than all our digests (docs/adr/0012)
_sha256 = sha256_of("_sha2" if sys.version_info >= (3, 12) else "_sha256", "hashlib")


def read_json(data: bytes) -> Any:
    """Read strict JSON.

    Unlike the plain reader it refuses doubled keys, NaN and infinities, lone surrogates, a
    byte-order mark, more than 100 levels, and numbers too large for the machine.

    Raises:
        BadJson: with the reason.
    """
    try:
        value = json.loads(
            data.decode(),
            object_pairs_hook=_no_doubles,
            parse_constant=_no_constant,
            parse_float=_finite,
        )
        # what nests deeper, or half of a pair like \ud800, would only break when it is next saved
        if _nests_deeper(value, _MOST_LEVELS):
            raise BadJson("nested too deep")
        if b"\\u" in data:
            canonical(value)
    except BadJson:
        raise
    except UnicodeDecodeError as error:
        raise BadJson(f"byte {error.start + 1} is not UTF-8") from error
    except UnicodeEncodeError as error:
        raise BadJson("half of a surrogate pair") from error
    except json.JSONDecodeError as error:
        raise BadJson(f"line {error.lineno}, column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise BadJson("nested too deep") from error
    except ValueError as error:
        raise BadJson("a number too large") from error
    return value


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise BadJson(f"the key {key[:60]!r} stands twice")
            seen.add(key)
    return found


def _no_constant(name: str) -> NoReturn:
    raise BadJson(f"{name} is not a number")


def _finite(digits: str) -> float:
    number = float(digits)
    if abs(number) == _INFINITY:
        raise BadJson("a number too large")
    return number


def _nests_deeper(value: Any, levels: int) -> bool:
    """Level by level, for recursion is what would break."""
    level = [value] if type(value) in _NESTS else []
    for _ in range(levels):
        if not level:
            return False
        inner = [one.values() if type(one) is dict else one for one in level]
        level = [part for parts in inner for part in parts if type(part) in _NESTS]
    return bool(level)
