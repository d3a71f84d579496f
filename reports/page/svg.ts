import { UserError } from '../../tasks/contract/index.js';
import { trusted, type Html } from './html.js';

/** Elements that draw and nothing else: none runs, loads or styles anything outside the drawing. */
const ELEMENTS = new Set(
  'svg g title desc rect circle ellipse line polyline polygon path text tspan image'.split(' '),
);
const ATTRIBUTES = new Set(
  (
    'xmlns viewBox role aria-label aria-hidden width height x y x1 y1 x2 y2 cx cy r rx ry dx dy d points transform ' +
    'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray ' +
    'opacity color font-size font-family font-weight text-anchor dominant-baseline alignment-baseline ' +
    'shape-rendering image-rendering vector-effect preserveAspectRatio'
  ).split(' '),
);
const PICTURE = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/;
const TAG = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z][\w:-]*="[^"<>]*")*)\s*(\/?)>/y;
const TEXT = /[^<>]+/y;
const ATTRIBUTE = /([A-Za-z][\w:-]*)="([^"]*)"/g;

/**
 * Lets a drawing from a results file into the page as it stands, so that `currentColor` follows the page's theme, or
 * refuses it. It reads a strict subset of SVG and knows no way around it: an element or attribute that is not listed, a
 * quote that is missing, an entity of a tag that is not closed: all are refused.
 *
 * @throws UserError naming what is not allowed
 */
export function checkedSvg(drawing: string): Html {
  const open: string[] = [];
  let at = 0;
  while (at < drawing.length) {
    TEXT.lastIndex = TAG.lastIndex = at;
    if (TEXT.test(drawing)) {
      at = TEXT.lastIndex;
      continue;
    }
    const tag = TAG.exec(drawing);
    if (tag === null) throw refused(`what stands at "${drawing.slice(at, at + 40)}"`);
    const [whole, closing, name, attributes, empty] = tag;
    at += whole.length;
    if (!ELEMENTS.has(name!)) throw refused(`the element <${name!}>`);
    if (open.length === 0 && (closing !== '' || name !== 'svg' || at !== whole.length)) {
      throw refused('anything outside one svg element');
    }
    checkAttributes(name!, attributes!);
    if (closing !== '') {
      if (open.pop() !== name) throw refused(`</${name!}> without its beginning`);
      if (open.length === 0 && drawing.slice(at).trim() !== '')
        throw refused('anything after the svg element');
      if (open.length === 0) return trusted(drawing.trim());
    } else if (empty === '') open.push(name!);
  }
  throw refused('a drawing without a complete svg element');
}

function checkAttributes(element: string, attributes: string): void {
  for (const [, name, value] of attributes.matchAll(ATTRIBUTE)) {
    if (element === 'image' && name === 'href') {
      if (!PICTURE.test(value!)) throw refused('an image that is not a data URL of PNG, JPEG or WebP');
    } else if (!ATTRIBUTES.has(name!)) throw refused(`the attribute ${name!} on <${element}>`);
    else if (/url\s*\(|:/i.test(value!) && name !== 'xmlns' && name !== 'aria-label') {
      throw refused(`the value "${value!}" of ${name!}`);
    }
  }
}

function refused(what: string): UserError {
  return new UserError(
    `a drawing in the results file holds ${what}, which the report does not let in; draw with plain SVG shapes`,
  );
}
