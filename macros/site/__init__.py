"""What is made of the content: pages, and all files that a browser gets.

`build.py` prepares, `page.py` makes one page, `files.py` what is published beside the pages, and `finish.py` finishes
the folder, whoever wrote it.
"""
