"""The example of `salescoach demo`: twelve invented deals, told as the commands a rep would type."""
