"""The verbs of the command line, one module each: options in, exit code out."""
