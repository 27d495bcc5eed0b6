"""What a developer could pick instead, each run by path in an environment of its own."""
