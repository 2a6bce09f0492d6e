"""From YAML files to a checked Project: reading with positions, models, rules. Imports no numpy, pandas or terminal."""
