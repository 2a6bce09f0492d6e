"""The command line: one module per command; the only place for files written, exit codes and colour."""
