"""Writes bills of materials in CycloneDX 1.6, the form that vulnerability scanners read."""

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from macros.release.packages import Package

_ALGORITHMS = {"sha256": HashAlgorithm.SHA_256, "sha384": HashAlgorithm.SHA_384, "sha512": HashAlgorithm.SHA_512}


def bill(packages: Sequence[Package], project: Path) -> str:
    """List packages for a machine: the same packages give the same bytes.

    Args:
        packages: What to list; each package URL once.
        project: The folder with `pyproject.toml`, which names the whole.

    Returns:
        JSON. It has no time and no serial number, which would change with every run.
    """
    whole = _whole(project)
    components = {package.purl: _component(package) for package in packages}
    bom = Bom(components=components.values())
    bom.metadata.component = whole
    brought = set().union(*(package.requires for package in packages))
    bom.register_dependency(whole, [components[purl] for purl in components if purl not in brought])
    for package in packages:
        bom.register_dependency(
            components[package.purl], [components[purl] for purl in package.requires if purl in components]
        )
    written = json.loads(JsonV1Dot6(bom).output_as_string())
    del written["serialNumber"], written["metadata"]["timestamp"]
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _whole(project: Path) -> Component:
    stated = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Component(
        type=ComponentType.APPLICATION,
        bom_ref=stated["name"],
        name=stated["name"],
        version=stated["version"],
        description=stated["description"],
        licenses=[LicenseFactory().make_from_string(stated["license"])],
    )


def _component(package: Package) -> Component:
    purl = PackageURL.from_string(package.purl)
    group = purl.namespace if purl.type == "npm" else None
    return Component(
        bom_ref=package.purl,
        group=group,
        name=package.name.removeprefix(f"{group}/"),
        version=package.version or None,
        purl=purl,
        scope=ComponentScope.OPTIONAL if package.is_optional else ComponentScope.REQUIRED,
        licenses=[LicenseFactory().make_from_string(package.licence)] if package.licence else [],
        external_references=_references(package),
    )


def _references(package: Package) -> list[ExternalReference]:
    hashes = [HashType(alg=_ALGORITHMS[algorithm], content=digits) for algorithm, digits in package.hashes]
    website = ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(package.address))
    if not package.download:
        return [website]
    download = ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=XsUri(package.download), hashes=hashes)
    return [website, download]
