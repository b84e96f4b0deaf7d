"""`python -m kongchuo` is the same program as `kongchuo`."""

from kongchuo.cli.app import main

if __name__ == "__main__":
    main()
