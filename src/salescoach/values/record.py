"""Frozen, slotted dataclasses that cost nothing to define.

`dataclass(frozen=True, slots=True)` writes and compiles six methods for each class: a third of a
millisecond, for some seventy classes, in every command (docs/adr/0003). A `record` is the same
dataclass to its users (`fields`, `replace`, matching, equality, hash, immutability, mypy), with
methods that are shared instead of generated.
"""

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def record(cls: type[T], /) -> type[T]: ...
@overload
def record(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def record(cls: type[T] | None = None, /, *, kw_only: bool = False) -> Any:
    """Make a frozen, slotted dataclass; `kw_only` as of `dataclass`."""

    def make(plain: type[T]) -> Any:
        for name, method in _METHODS.items():
            setattr(plain, name, method)
        made: Any = dataclasses.dataclass(
            init=False, repr=False, eq=False, slots=True, kw_only=kw_only
        )(plain)
        fields = [field for field in dataclasses.fields(made) if field.init]
        made.__record__ = tuple(
            (field.name, field.default, field.default_factory, field.kw_only) for field in fields
        )
        made.__compared__ = tuple(field.name for field in fields if field.compare)
        return made

    return make if cls is None else make(cls)


def _init(self: Any, *args: Any, **given: Any) -> None:
    put = object.__setattr__
    place = 0
    for name, default, factory, kw_only in self.__record__:
        if not kw_only and place < len(args):  # a name given as well stays over, for the error
            value = args[place]
            place += 1
        elif name in given:
            value = given.pop(name)
        elif default is not dataclasses.MISSING:
            value = default
        elif factory is not dataclasses.MISSING:
            value = factory()
        else:
            raise TypeError(f"{type(self).__name__} needs {name}")
        put(self, name, value)
    if given or place < len(args):
        raise TypeError(f"{type(self).__name__} takes no {', '.join(given) or args[place]!r}")


def _values(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in self.__compared__)


def _eq(self: Any, other: object) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return _values(self) == _values(other)


def _hash(self: Any) -> int:
    return hash((type(self), _values(self)))


def _repr(self: Any) -> str:
    shown = (f.name for f in dataclasses.fields(self) if f.repr)
    return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in shown)})"


def _frozen(self: Any, name: str, *_value: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__}.{name} cannot change")


_METHODS: dict[str, Any] = {
    "__init__": _init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _frozen,
    "__delattr__": _frozen,
}
