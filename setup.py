"""The four top folders, and what lies in them, install under one name; pyproject.toml says where each stands."""

import os
import subprocess
import sys

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

TOP = ("cases", "rules", "engine", "api")


class Build(build_py):
    """Leaves the client out, which is a distribution of its own, and adds what every start of the program reads."""

    def run(self) -> None:
        """Build the packages."""
        super().run()
        if not self.editable_mode:
            compiling = [sys.executable, "-m", "privesfeer.api.ask.compile"]
            subprocess.run(compiling, env=os.environ | {"PYTHONPATH": self.build_lib}, check=True)  # noqa: S603 - our own

    def find_package_modules(self, package: str, package_dir: str) -> list[tuple[str, str, str]]:
        """Give package, name and file of each module of a package."""
        return [each for each in super().find_package_modules(package, package_dir) if each[1] != "client"]


setup(
    packages=[f"privesfeer.{name}" for name in find_packages(include=[*TOP, *(f"{name}.*" for name in TOP)])],
    cmdclass={"build_py": Build},
)
