"""Reading Chinese: words, names and their kinds, ties and utterances."""
