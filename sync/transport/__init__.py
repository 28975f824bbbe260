"""One HTTP client for every wire: TLS, tokens, names looked up aside. What is sent is none of its business."""
