"""The version of the program, read by the build too: no metadata look-up when a command starts."""

VERSION = "0.1.0"
