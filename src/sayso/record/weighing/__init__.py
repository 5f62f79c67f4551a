"""What claims come to: ties, whose word they rest on, how firmly they hold, and what was so when."""
