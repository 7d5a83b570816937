"""One help a file: what a person does, meets or practises when it is given."""
