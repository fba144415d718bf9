"""The commands that a test may give, as far as a test file has to know them: their parameters.

What there is comes from the command line itself, so that a new command needs nothing here.
"""

from salescoach.values.record import record


@record(kw_only=True)
class Parameter:
    """An argument or option of a command.

    Attributes:
        name: as a test file writes it: `said_by` for `--said-by`.
        flag: it is given or not, and has no value.
        many: it may have several values.
        required: the command does not work without it.
        day: its value is a day.
        assignments: its values are `FACT=VALUE`.
        free: what stands before the `=` is anybody's word, and no fact of the playbook.
    """

    name: str
    flag: bool = False
    many: bool = False
    required: bool = False
    day: bool = False
    assignments: bool = False
    free: bool = False


@record(kw_only=True)
class Verb:
    """A writing command, its words joined by a hyphen. The deal is not among its arguments."""

    name: str
    arguments: tuple[Parameter, ...] = ()
    options: tuple[Parameter, ...] = ()

    def parameter(self, name: str) -> Parameter | None:
        """The argument or option of this name."""
        return next((one for one in (*self.arguments, *self.options) if one.name == name), None)

    @property
    def names(self) -> tuple[str, ...]:
        """Of all arguments and options."""
        return tuple(one.name for one in (*self.arguments, *self.options))
