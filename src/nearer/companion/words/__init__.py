"""Words: messages to borrow, to make one's own and to copy; what is sent, the person sends."""
