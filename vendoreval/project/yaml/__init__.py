"""YAML in, plain data with a place for every key and value out; every fault is a located finding in plain words.

`read` is the whole door: bytes become a `Document`, or the findings that say why not.
"""

from vendoreval.project.yaml.document import Document, Mark
from vendoreval.project.yaml.reader import read
from vendoreval.project.yaml.source import as_text

__all__ = ["Document", "Mark", "as_text", "read"]
