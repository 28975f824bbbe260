"""Label printers: what is sent is a whole label; what is asked is their state and their own count of labels."""
