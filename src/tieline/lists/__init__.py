"""Official list formats to listings."""
