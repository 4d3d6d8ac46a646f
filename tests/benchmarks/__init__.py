"""Speed and quality side by side with the engines one might use instead. Run as `python -m tests.benchmarks`."""
