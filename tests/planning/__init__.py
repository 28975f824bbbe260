"""Planned orders, recipes, sheets and files."""
