"""What editors write, read and checked: frozen values, or every fault with file, place and remedy.

Nothing here knows how a page is made, which program makes it, or who serves it.
"""
