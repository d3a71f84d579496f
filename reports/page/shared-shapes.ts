import { trusted, type Html } from './html.js';

/** Masks as `pixels.ts` writes them, without a name. */
const NAMELESS_MASK = /<mask>(<image [^>]*\/>)<\/mask>(<rect [^>]*) mask=""\/>/g;

/** Paths that are worth a name where they are drawn again, by their length in characters. */
const LONG_PATH = /<path [^>]{300,}\/>/g;

/**
 * Takes out of the page's drawings what several of them hold, such as an input that is drawn with every program's reasons:
 * it is defined once and used by its name.
 *
 * @returns the page, and the drawing that defines what is used; it must be on the page, too
 */
export function shareShapes(page: Html): { readonly page: Html; readonly shapes: Html } {
  const names = new Map<string, string>();
  const nameOf = (shape: string): string => {
    const name = names.get(shape) ?? `shape-${names.size + 1}`;
    names.set(shape, name);
    return name;
  };
  const seen = new Map<string, number>();
  for (const [path] of page.text.matchAll(LONG_PATH)) seen.set(path, (seen.get(path) ?? 0) + 1);
  const text = page.text
    .replace(NAMELESS_MASK, (_, image: string, rest: string) => {
      const name = nameOf(`<mask>${image}</mask>`);
      return `${rest} mask="url(#${name})"/>`;
    })
    .replace(LONG_PATH, (path) => (seen.get(path)! > 1 ? `<use href="#${nameOf(path)}"/>` : path));
  const defined = [...names].map(([shape, name]) => shape.replace(/^<\w+/, (tag) => `${tag} id="${name}"`));
  return {
    page: trusted(text),
    shapes: trusted(
      defined.length === 0
        ? ''
        : `<svg class="hidden" aria-hidden="true" width="0" height="0"><defs>${defined.join('')}</defs></svg>`,
    ),
  };
}
