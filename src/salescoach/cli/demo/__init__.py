"""The example of `salescoach demo`: twelve invented deals, as the commands a rep would type."""
