"""Knowledge as commented YAML, and the bundled example."""
