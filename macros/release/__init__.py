"""What is made of a finished site: archive, checksums, licences and bills of materials, in `dist/`."""
