/**
 * Says on a page that comes from the copy for use without a network that a new version waits: else whoever never closes
 * all tabs would keep the old one for ever, and not know it.
 *
 * @param {ServiceWorkerContainer} container
 * @param {string} root The address of the site's root.
 */
export async function tellOfNewVersion(container, root) {
  const registration = await container.getRegistration(root);
  if (registration?.scope !== root) return; // Another site of this host.
  let isTold = false;

  function tell() {
    if (isTold || !registration?.waiting) return;
    isTold = true;
    const line = document.createElement("p");
    line.className = "new-version screen-only";
    line.setAttribute("role", "status");
    document.querySelector("article")?.append(line);
    line.textContent =
      "Eine neue Fassung dieser Seiten liegt bereit. Sie erscheint, wenn Sie alle Tabs dieser Website schließen und sie neu öffnen.";
  }

  tell();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", tell));
}
