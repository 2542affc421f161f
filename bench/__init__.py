"""Accuracy and speed, measured on the machine at hand and held to floors."""
