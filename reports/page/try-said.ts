/// <reference lib="dom" />

import type { Decision } from '../../tasks/contract/index.js';
import { element } from '../../tasks/kit/page-elements.js';
import { formatValue } from '../format.js';

/**
 * Shows what a program says of an input, and how sure it is.
 *
 * @param place of the program, with a part for it
 * @param words the answer in words; null for an abstention
 */
export function showSaid(place: HTMLElement, decision: Decision<unknown>, words: string | null): void {
  const confidence = decision.kind === 'answer' ? decision.confidence : undefined;
  saidIn(place).replaceChildren(
    words ?? 'no answer',
    ...(confidence === undefined
      ? []
      : [
          element(
            'span',
            { class: 'soft small' },
            element('span', { class: 'sure' }, ' confidence'),
            ` ${formatValue(confidence, 'share')}`,
          ),
        ]),
  );
  place.dataset.answer = words ?? '';
  place.dataset.confidence = String(confidence ?? '');
}

/** Takes an answer off the page. */
export function clearSaid(place: HTMLElement): void {
  saidIn(place).textContent = '–';
  delete place.dataset.answer;
  delete place.dataset.confidence;
}

const saidIn = (place: HTMLElement): HTMLElement => place.querySelector<HTMLElement>('[data-part="said"]')!;
