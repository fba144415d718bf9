"""Frozen, slotted dataclasses that cost nothing to define.

`dataclass(frozen=True, slots=True)` writes and compiles six methods for each class: a third of a
millisecond, for some hundred classes, in every command (docs/adr/0003). A `record` is the same
dataclass to its users (`fields`, `replace`, matching, equality, hash, immutability, mypy), with
methods that are shared instead of generated, and with the objects by which `dataclasses` knows a
field made only where they are asked for (docs/adr/0012).

Left out: `ClassVar`, `InitVar`, `__post_init__`, `field(init=False)`, fields declared anew.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")
_Part = tuple[str, Any, Any, bool]


class Fields:
    """The fields of a record, inherited ones first.

    Attributes:
        types: what each is annotated with, by name.
        parts: of each its name, default value, default factory (`MISSING` where there is none),
            and whether it is given by name only.
        compared: the names of those that count for equality and the hash.
        shown: the names of those that `repr` shows.
    """

    __slots__ = ("_values", "compared", "parts", "shown", "types")

    def __init__(self, plain: type, own: dict[str, Any], *, kw_only: bool) -> None:
        """Of the class `plain`, which annotates `own` itself."""
        self._values: Callable[[Any], Any] | None = None
        self.types: dict[str, Any] = own
        self.compared = self.shown = tuple(own)
        body = vars(plain)
        parts = [self._part(name, body.get(name, MISSING), kw_only=kw_only) for name in own]
        self.parts: tuple[_Part, ...] = tuple(parts)
        for base in plain.__bases__:
            if hasattr(base, "__record__"):
                self._inherit(base.__record__)

    @property
    def values(self) -> Callable[[Any], Any]:
        """Gives what counts for equality and the hash of one of them; made when first asked for."""
        if self._values is None:
            names = self.compared
            self._values = attrgetter(*names) if names else lambda _one: ()
        return self._values

    def _part(self, name: str, given: Any, *, kw_only: bool) -> "_Part":
        if not isinstance(given, dataclasses.Field):
            if type(given).__hash__ is None:
                raise ValueError(f"{name}: a default that can change; give a default_factory")
            return name, given, MISSING, kw_only
        if not given.compare:
            self.compared = tuple(one for one in self.compared if one != name)
        if not given.repr:
            self.shown = tuple(one for one in self.shown if one != name)
        only = kw_only if given.kw_only is MISSING else given.kw_only
        return name, given.default, given.default_factory, only

    def _inherit(self, base: "Fields") -> None:
        for name in base.types.keys() & self.types.keys():
            raise TypeError(f"{name} is a field of the class that it is inherited from")
        self.types = base.types | self.types
        self.parts = base.parts + self.parts
        self.compared = base.compared + self.compared
        self.shown = base.shown + self.shown


@overload
def record(cls: type[T], /) -> type[T]: ...
@overload
def record(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def record(cls: type[T] | None = None, /, *, kw_only: bool = False) -> Any:
    """Make a frozen, slotted dataclass; `kw_only` as of `dataclass`."""

    def make(plain: type[T]) -> Any:
        own = plain.__annotations__
        fields = Fields(plain, own, kw_only=kw_only)
        remade = {*own, "__dict__", "__weakref__"}  # slots come with another class
        body = {name: part for name, part in vars(plain).items() if name not in remade}
        body |= _SHARED
        body["__slots__"] = tuple(own)
        body["__match_args__"] = tuple(name for name, _, _, only in fields.parts if not only)
        body["__record__"] = fields
        body["__qualname__"] = plain.__qualname__
        metaclass: Any = type(plain)
        return metaclass(plain.__name__, plain.__bases__, body)

    return make if cls is None else make(cls)


def fields_of(kind: Any) -> Fields:
    """The fields of a record class."""
    fields: Fields = kind.__record__
    return fields


def is_record(value: object) -> bool:
    """Whether a value is a record."""
    return hasattr(value, "__record__")


def _init(self: Any, *args: Any, **given: Any) -> None:
    put = object.__setattr__
    place = 0
    for name, default, factory, kw_only in self.__record__.parts:
        if not kw_only and place < len(args):  # a name given as well stays over, for the error
            value = args[place]
            place += 1
        elif name in given:
            value = given.pop(name)
        elif default is not MISSING:
            value = default
        elif factory is not MISSING:
            value = factory()
        else:
            raise TypeError(f"{type(self).__name__} needs {name}")
        put(self, name, value)
    if given or place < len(args):
        raise TypeError(f"{type(self).__name__} takes no {', '.join(given) or args[place]!r}")


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    values = self.__record__.values
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash((type(self), self.__record__.values(self)))


def _repr(self: Any) -> str:
    shown = (f"{name}={getattr(self, name)!r}" for name in self.__record__.shown)
    return f"{type(self).__name__}({', '.join(shown)})"


def _frozen(self: Any, name: str, *_value: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__}.{name} cannot change")


class _DataclassFields:
    """What `dataclasses` reads from a class, made when it does so for the first time."""

    def __get__(self, _one: object, kind: Any) -> dict[str, Any]:
        fields = kind.__record__
        made = [
            (
                name,
                fields.types[name],
                dataclasses.field(
                    default=default,
                    default_factory=factory,
                    repr=name in fields.shown,
                    compare=name in fields.compared,
                    kw_only=kw_only,
                ),
            )
            for name, default, factory, kw_only in fields.parts
        ]
        doc = {"__doc__": "Without one it would inspect the signature, which takes 2 ms."}
        twin: Any = dataclasses.make_dataclass(
            kind.__name__, made, namespace=doc, init=False, repr=False, eq=False
        )
        found: dict[str, Any] = twin.__dataclass_fields__
        kind.__dataclass_fields__ = found
        return found


_SHARED: dict[str, Any] = {
    "__init__": _init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _frozen,
    "__delattr__": _frozen,
    "__dataclass_fields__": _DataclassFields(),
}
