"""Widgets and delegates that panes are made of."""
