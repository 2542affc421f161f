"""The stages over a store: batches, resume, progress, issues."""
