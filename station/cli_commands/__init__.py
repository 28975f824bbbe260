"""What each command of ``station`` does, one module a command."""
