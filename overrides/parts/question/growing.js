/**
 * Where a browser cannot grow a field with its text by itself (field-sizing), do it by hand.
 */

const growsByItself = CSS.supports("field-sizing", "content");

/**
 * All at once: to read what one needs after another was changed would make the browser lay out the page for each.
 *
 * @param {HTMLElement[]} fields
 */
export function grow(fields) {
  if (growsByItself) return;
  for (const { style } of fields) style.height = "auto";
  const heights = fields.map((field) => field.scrollHeight + field.offsetHeight - field.clientHeight);
  fields.forEach(({ style }, index) => {
    style.height = `${heights[index]}px`;
  });
}
