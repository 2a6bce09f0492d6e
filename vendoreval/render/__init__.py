"""An evaluation becomes text or a page: pure functions, one file per format."""
