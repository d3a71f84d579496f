/// <reference lib="dom" />

import type { HostInPage, TaskInPage } from '../contract/index.js';
import { fromBase64 } from '../kit/base64.js';
import { button, element } from '../kit/page-elements.js';
import { drawDigit } from './drawing.js';
import { describeDigit, PIXELS, type Digit, type DigitImage } from './image.js';
import { imageOfStrokes, type Stroke } from './strokes.js';

/** Units of the paper along each side. */
const PAPER = 280;

/** Width of the pen in units: two pixels of an image where a digit fills the paper, as most pens of MNIST. */
const PEN = 22;

/** While a stroke is drawn, the programs are asked again after so many milliseconds. */
const PATIENCE = 120;

/** The strokes that an image was made of, so that it is shown as it was drawn, and can be drawn on. */
const strokesOf = new WeakMap<DigitImage, readonly Stroke[]>();

/** Digits are drawn with a mouse, a finger or a pen. */
export const inPage: TaskInPage<DigitImage, Digit> = {
  mount: (place, host) => {
    const paper = new Paper(host);
    place.append(
      paper.area,
      element(
        'div',
        { class: 'steps' },
        button('Clear', () => paper.clear()),
      ),
    );
    return { show: (image) => paper.show(image) };
  },
  read: (text) => {
    const image = fromBase64(text);
    if (image.length !== PIXELS) throw new Error(`${image.length} pixels, expected ${PIXELS}`);
    return image;
  },
  describeAnswer: describeDigit,
  draw: drawDigit,
};

/** Paper to draw on, which shows strokes or an image. */
class Paper {
  readonly area = element('div', {
    class: 'try-paper',
    role: 'img',
    'aria-label': 'Paper to draw a digit on, with a mouse, a finger or a pen',
  });
  private strokes: readonly Stroke[] = [];
  private asked = 0;

  constructor(private readonly host: HostInPage<DigitImage, Digit>) {
    const { area } = this;
    area.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      event.preventDefault();
      area.setPointerCapture(event.pointerId);
      this.strokes = [...this.strokes, [this.placeOf(event)]];
      this.draw();
    });
    area.addEventListener('pointermove', (event) => {
      if (!area.hasPointerCapture(event.pointerId)) return;
      // Between two frames a pen moves through several places; browsers that do not tell give none.
      const moves = event.getCoalescedEvents();
      const places = (moves.length > 0 ? moves : [event]).map((move) => this.placeOf(move));
      this.strokes = [...this.strokes.slice(0, -1), [...this.strokes.at(-1)!, ...places]];
      this.draw();
      if (event.timeStamp - this.asked >= PATIENCE) this.ask(event);
    });
    area.addEventListener('lostpointercapture', (event) => this.ask(event));
    this.draw();
  }

  clear(): void {
    this.strokes = [];
    this.draw();
    this.host.clear();
  }

  show(image: DigitImage): void {
    this.strokes = strokesOf.get(image) ?? [];
    if (this.strokes.length > 0) this.draw();
    else this.area.innerHTML = drawDigit(image);
  }

  private ask({ timeStamp }: Event): void {
    this.asked = timeStamp;
    const image = imageOfStrokes(this.strokes, PEN);
    strokesOf.set(image, this.strokes);
    this.host.ask(image);
  }

  private placeOf({ clientX, clientY }: MouseEvent): Stroke[number] {
    const { left, top, width, height } = this.area.getBoundingClientRect();
    return [((clientX - left) / width) * PAPER, ((clientY - top) / height) * PAPER];
  }

  private draw(): void {
    // A line of no length is drawn as the dot that it is.
    const lines = this.strokes.map((stroke) => {
      const places = stroke.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
      return `<path d="M${places.join('L')}${stroke.length === 1 ? 'h0' : ''}"/>`;
    });
    const hint =
      this.strokes.length === 0
        ? `<text x="${PAPER / 2}" y="${PAPER / 2}" text-anchor="middle" font-size="18" fill="currentColor" opacity="0.75">Draw a digit</text>`
        : '';
    this.area.innerHTML = `<svg viewBox="0 0 ${PAPER} ${PAPER}" aria-hidden="true"><g fill="none" stroke="currentColor" stroke-width="${PEN}" stroke-linecap="round" stroke-linejoin="round">${lines.join('')}</g>${hint}</svg>`;
  }
}
