import pytest

from salescoach.playbook.problems import CODES
from salescoach.trainer.page import BadPage, Example, page_file, read_page

PAGE = """\
# SC310: A case that is never reached

It matters.

Wrong, in a stage:

```yaml
limit:
  - {days: 30}
```

Right, as an item, its last line 6,000 times:

```yaml
id: x

do: y
```

Right, the whole file, with \\xNN for a byte:

```yaml
```

Beside each example, as base.yaml:

```yaml
id: base
```

Wrong, the whole file, as ours.yaml:

```yaml
extends: base.yaml
```

To mend it: think.
"""


def test_a_page_has_title_severity_text_and_examples() -> None:
    page = read_page(PAGE, "SC310")

    assert (page.code, page.title) == ("SC310", "A case that is never reached")
    assert page.severity == "warning"
    assert page.text == PAGE
    assert page.examples == (
        Example(
            right=False,
            place="in a stage",
            file="",
            with_bytes=False,
            times=1,
            text="limit:\n  - {days: 30}\n",
        ),
        Example(
            right=True,
            place="as an item",
            file="",
            with_bytes=False,
            times=6000,
            text="id: x\n\ndo: y\n",
        ),
        Example(right=True, place="the whole file", file="", with_bytes=True, times=1, text=""),
        Example(
            right=False,
            place="the whole file",
            file="ours.yaml",
            with_bytes=False,
            times=1,
            text="extends: base.yaml\n",
        ),
    )
    assert page.beside == (("base.yaml", "id: base\n"),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# SC310", "# SC309"),
        ("# SC310: A", "SC310 A"),
        ("Wrong, in a stage:", "Wrong:"),
        ("Wrong, in a stage:\n", "Wrong, in a stage:\n\nOr so.\n"),
        ("Wrong, in a stage:", "Wrong, in a stage, twice:"),
        ("Beside each example, as base.yaml", "Beside it, as base.yaml"),
        ("Beside each example, as base.yaml", "Beside each example"),
        ("as ours.yaml:", "as ../ours.yaml:"),
        ("```\n\nTo mend", "\nTo mend"),
    ],
)
def test_what_is_not_written_like_a_page_is_refused_and_named(before: str, after: str) -> None:
    assert before in PAGE
    with pytest.raises(BadPage, match="SC310: "):
        read_page(PAGE.replace(before, after), "SC310")


@pytest.mark.parametrize("code", CODES)
def test_each_page_can_be_read(code: str) -> None:
    assert read_page(page_file(code).read_text(encoding="utf-8"), code).code == code
