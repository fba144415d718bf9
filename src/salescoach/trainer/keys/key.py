"""What a trainer is told about one key: by the editor, by `playbook explain`, in the reference."""

from salescoach.values.record import record


@record
class Key:
    """What a key is for, in one or two plain sentences, and an example of it.

    `example` is YAML as it would stand in the file, `key: value`, on one line or several.
    `default` is what counts where the key is left out, in words, empty where nothing does.
    `related` are other keys worth a look, `form.key` as `playbook explain` takes them.
    """

    text: str
    example: str
    default: str = ""
    related: tuple[str, ...] = ()


Keys = dict[tuple[str, str], Key]
"""By the name of the written form and the key as a trainer writes it: ("Item", "with")."""
