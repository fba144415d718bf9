"""The examples of `salescoach demo`: invented deals, as the commands that a rep would type."""
