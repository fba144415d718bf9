"""Which files that people write have a published schema, by the word for `playbook schema`."""

from salescoach.values.record import record


@record
class Kind:
    """`file` is the published schema without its ending; `saved_as` what a trainer calls the copy.

    A YAML file names its schema in a comment of its first line, a TOML file in another one.
    """

    name: str
    file: str
    saved_as: str
    modeline: str

    @property
    def first_line(self) -> str:
        """What the file itself says of it, where the schema lies beside it."""
        return f"{self.modeline}./{self.saved_as}"


_YAML = "# yaml-language-server: $schema="
_TOML = "#:schema "

KINDS: dict[str, Kind] = {
    one.name: one
    for one in (
        Kind("playbook", "playbook-file", "playbook.schema.json", _YAML),
        Kind("test", "playbook-test", "playbook-test.schema.json", _YAML),
        Kind("translation", "playbook-translation", "playbook-translation.schema.json", _YAML),
        Kind("answers", "debrief-answers", "answers.schema.json", _YAML),
        Kind("configuration", "configuration", "configuration.schema.json", _TOML),
    )
}
