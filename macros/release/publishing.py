"""Where a build and its release meet: how the site is served, and what is released of it."""

from collections.abc import Callable
from pathlib import Path

from macros.content.faults import BuildError, ContentError, NothingBuiltError
from macros.content.version import PROJECT
from macros.hosting import Hosting, HostingError, hosting
from macros.site.build import Build, Settings, check_settings, prepare
from macros.site.bundling import BundleError


def begin(settings: Settings, tell: Callable[[str], None]) -> Build:
    """Check the settings, and prepare a build that servers can serve.

    Args:
        settings: What the build is told.
        tell: Says to a person what will have to be done before the site is published.

    Raises:
        BuildError: With every fault that was found, or every particular that is missing.
    """
    check_settings(settings)
    return prepare(settings, _served(settings).frame_ancestors, tell)


def _served(settings: Settings) -> Hosting:
    try:
        # A preview's address is MkDocs' own, and no server is set up for it.
        return hosting("" if settings.is_preview else settings.url, settings.extra)
    except HostingError as error:
        raise NothingBuiltError(str(error)) from None


def publish(build: Build, site: Path, tell: Callable[[str], None]) -> None:
    """Release the finished site, and offer the release on the site where its address is known.

    Args:
        build: The build; its site is finished.
        site: The folder.
        tell: Says to a person which particulars are missing, or what was written.

    Raises:
        BuildError: The site cannot be released.
    """
    settings = build.settings
    if settings.unset:
        tell(f"Not for publishing yet: complete extra.operator in mkdocs.yml ({', '.join(settings.unset)})")
    if not settings.is_published:
        return
    # Most builds release nothing, and need not wait for what bills of materials are written with.
    from macros.release.packages import PackageError  # noqa: PLC0415
    from macros.release.packing import offer, release  # noqa: PLC0415

    target = PROJECT / "dist"
    try:
        written = release(site, target, _served(settings))
        if settings.downloads:
            offer(target, site)
    except (BundleError, ContentError, HostingError, OSError, PackageError) as error:
        raise BuildError(f"The site was built, but not released: {error}") from None
    tell("\n".join(["Written:", *(f"  {path.relative_to(PROJECT)}" for path in written)]))
