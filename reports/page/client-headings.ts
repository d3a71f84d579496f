/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Headings of what has an id, where the page's makers put them (see blocks.ts and layout.ts). */
const HEADINGS = [':scope > :is(h2, h3, h4, h5)', ':scope > figcaption > :is(h4, h6)'];

/** Gives every heading a link to itself, to be copied or shared. */
export function linkHeadings(): void {
  for (const box of document.querySelectorAll<HTMLElement>('main :is(section, figure)[id]')) {
    const link = document.createElement('a');
    link.className = 'anchor';
    link.href = `#${box.id}`;
    link.textContent = '#';
    link.ariaLabel = 'Link to this place';
    const heading = HEADINGS.map((selector) => box.querySelector(selector)).find((found) => found !== null);
    if (heading) heading.append(' ', link);
    // A heading that folds what follows is a control, which holds no other: the link stands beside it.
    else if (box.matches('.folded')) box.prepend(link);
  }
}
