import { htmlEscape } from 'escape-goat';

/** Text that is HTML already: made by {@link html}, or vouched for by {@link trusted}. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in a template: text is escaped, {@link Html} is not, lists are joined, `null` is nothing. */
export type Content = Html | string | number | null | readonly Content[];

/**
 * Makes HTML. Everything that is put in and is not {@link Html} is escaped; that is told by type, not by position, so
 * neither a list nor a nested template can slip past. Attributes must be quoted. A number and its percent sign stay on one
 * line. The indentation of a template is left out: between tags one space is as good as many.
 *
 * @example html`<p title="${title}">${paragraphs.map((text) => html`<b>${text}</b>`)}</p>`
 */
export function html(literals: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(
    unindented(literals).reduce(
      (text, literal, index) => `${text}${write(contents[index - 1] ?? null)}${literal}`,
    ),
  );
}

/** By template, since each is written many times. */
const UNINDENTED = new WeakMap<TemplateStringsArray, readonly string[]>();

function unindented(literals: TemplateStringsArray): readonly string[] {
  const known = UNINDENTED.get(literals);
  if (known) return known;
  const short = literals.map((literal) => literal.replace(/\s*\n\s*/g, '\n'));
  UNINDENTED.set(literals, short);
  return short;
}

/** Text that is known to be safe HTML: our own styles and scripts, and drawings that were checked. */
export function trusted(text: string): Html {
  return new Html(text);
}

function write(content: Content): string {
  if (content === null) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'object') return content.map(write).join('');
  return htmlEscape(unbroken(String(content)));
}

/** Keeps a number and its percent sign on one line, whoever wrote the text: programs and tasks do, too. */
const unbroken = (text: string): string => text.replace(/(?<=\d) (?=%)/g, '\u00a0');
