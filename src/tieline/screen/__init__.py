"""Names in, hits with reasons out."""
