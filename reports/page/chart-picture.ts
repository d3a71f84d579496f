/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Heights of the title and of a line of the legend, and the air around all, in pixels. */
const TITLE = 30;
const LEGEND = 24;
const AIR = 12;

/** How many pixels of a PNG are one of the page. */
const SCALE = 2;

/**
 * A chart as it is drawn on the page, with its title and legend, as an SVG file that needs no page around it: in the colours
 * of now.
 */
export function pictureOf(figure: Element): string {
  const chart = figure.querySelector<SVGSVGElement>('.chart svg')!;
  const { width, height } = chart.getBoundingClientRect();
  const picture = document.createElementNS(NAMESPACE, 'svg');
  const background = append(picture, 'rect', { fill: 'var(--paper)', width: '100%', height: '100%' });
  const heading = figure.querySelector('figcaption :is(h4, h6)')!;
  const title = heading.firstChild!.textContent!.trim();
  append(picture, 'text', { ...TEXT, x: AIR, y: AIR + 16, 'font-size': 16, 'font-weight': 600 }).textContent =
    title;
  const legend = [...figure.querySelectorAll<HTMLElement>('.legend li')];
  let left = AIR;
  for (const entry of legend) {
    const swatch = entry.querySelector('svg')!.cloneNode(true) as SVGSVGElement;
    const wide = Number(swatch.getAttribute('width'));
    swatch.setAttribute('x', String(left));
    swatch.setAttribute('y', String(AIR + TITLE));
    picture.append(swatch);
    append(picture, 'text', {
      ...TEXT,
      x: left + wide + 6,
      y: AIR + TITLE + 12,
      'font-size': 13,
    }).textContent = entry.textContent.trim();
    left += entry.getBoundingClientRect().width + 2 * AIR;
  }
  const top = AIR + TITLE + (legend.length > 0 ? LEGEND : 0);
  const drawn = chart.cloneNode(true) as SVGSVGElement;
  for (const [name, value] of Object.entries({ x: AIR, y: top, width, height }))
    drawn.setAttribute(name, String(value));
  drawn.removeAttribute('style');
  picture.append(drawn);
  const whole = { width: Math.ceil(Math.max(width, left) + 2 * AIR), height: Math.ceil(top + height + AIR) };
  for (const [name, value] of Object.entries(whole)) picture.setAttribute(name, String(value));
  picture.insertBefore(background, picture.firstChild);
  const style = getComputedStyle(document.documentElement);
  return new XMLSerializer()
    .serializeToString(picture)
    .replace(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim());
}

const TEXT = { fill: 'var(--ink)', 'font-family': 'system-ui, sans-serif' };

function append(
  parent: Element,
  name: 'rect' | 'text',
  attributes: Readonly<Record<string, string | number>>,
): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  parent.append(made);
  return made;
}

/** An SVG file as a PNG file of twice its size. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = SCALE * image.width;
  canvas.height = SCALE * image.height;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('this browser makes no PNG files'))));
  });
}
