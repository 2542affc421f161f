"""Entries of printed lists: parties of notices and annexes with other names, addresses and the list they stand on."""
