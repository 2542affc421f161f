"""Reading English: names, ties and sayings."""
