"""Where the bundled program starts."""

from kongchuo.cli.app import main

main()
