"""What `help formatting` says."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "formatting.table": "table: a screen to read; the format of a terminal. It may change.",
    "formatting.plain": (
        "plain: one record a line, columns between tabs; the format of a pipe or a file. New "
        "columns come at the end."
    ),
    "formatting.json": "json: one document, also where there is nothing to tell.",
    "formatting.jsonl": "jsonl: one record a line, each a JSON object, nothing around them.",
    "formatting.ids": "ids: one id a line.",
    "formatting.md": "md: Markdown, to print or to mail; records are a table.",
    "formatting.fields": (
        "--fields A,B: only these fields of each record, in this order; with plain, json, jsonl "
        "and md. A field is a key of the record in JSON, or a part of one: amount.currency."
    ),
    "formatting.streams": (
        "Data goes to standard output, words to standard error; --quiet leaves out all words but "
        "errors."
    ),
    "formatting.errors": (
        "With --json, and with the formats json and jsonl, an error is one line of JSON on "
        "standard error, and standard output stays empty."
    ),
    "formatting.shapes": (
        "Which command offers which format stands in its --help. These are the shapes of JSON, "
        "each with what makes it:"
    ),
    "formatting.every-writer": "every command that records",
    "formatting.every-failure": "every command that cannot go on",
    "formatting.inputs": (
        "What you write yourself, or what is read line by line, has JSON Schemas, too: {words}."
    ),
    "formatting.folder": (
        "Their JSON Schemas are in {path}; salescoach help formatting SHAPE prints one."
    ),
    "no-such-shape": "there is no shape {shape}.",
    "schema-alone": "a schema is one document: it has no records, and no other format than json.",
}
