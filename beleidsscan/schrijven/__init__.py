"""Models to files for people and programs. Computes no figures."""
