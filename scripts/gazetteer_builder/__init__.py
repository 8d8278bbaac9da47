"""Parts of the gazetteer builder: see scripts/gazetteer.py."""
