/// <reference lib="dom" />

/**
 * Makes an element of the page.
 *
 * @param content elements, and text as text
 * @example element('button', { type: 'button' }, 'Clear');
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/** A button that does something. */
export function button(words: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, words);
  made.addEventListener('click', press);
  return made;
}

/** A choice of one from several, under a name. */
export function choice(
  name: string,
  options: readonly { readonly value: string; readonly words: string }[],
  choose: (value: string) => void,
): HTMLLabelElement {
  const select = element(
    'select',
    {},
    ...options.map(({ value, words }) => element('option', { value }, words)),
  );
  select.addEventListener('change', () => choose(select.value));
  return element('label', {}, `${name} `, select);
}
