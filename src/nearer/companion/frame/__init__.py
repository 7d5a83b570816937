"""The frame: what every page shares - the look, the menu, the first page, and calm words for troubles."""
