# Reads documents from standard input, each after its length in four bytes, and prints for each whether expat
# accepts it, or why not.
import pyexpat
import sys

while header := sys.stdin.buffer.read(4):
    document = sys.stdin.buffer.read(int.from_bytes(header, "little"))
    try:
        pyexpat.ParserCreate().Parse(document, True)
        print("accepted")
    except (pyexpat.ExpatError, LookupError, ValueError) as error:
        print("refused:", error)
