"""Migrations: how the tables of a workspace came to be, one revision after the other."""
