"""Which version this is: the build reads it here, and so does the program, without a look at packages."""

VERSION = "0.1.0"
