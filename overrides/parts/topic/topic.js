/**
 * The page's own name at its head, once its heading is out of sight.  The browser says when that is, so no scrolling is
 * listened to.
 */

/** In CSS pixels. */
const HEAD = 56;

/** @param {HTMLElement} title Holds both names. */
export function startTopic(title) {
  const heading = document.querySelector("h1");
  if (!heading) return;
  new IntersectionObserver(
    (entries) => {
      const { bottom } = entries[entries.length - 1].boundingClientRect;
      title.classList.toggle("is-below-heading", bottom <= HEAD);
    },
    { rootMargin: `-${HEAD}px 0px 0px` },
  ).observe(heading);
}
