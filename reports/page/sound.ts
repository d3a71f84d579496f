import { html, type Html } from './html.js';

/** A WAV file of our own making, inlined; nothing else is let in. */
const WAV = /^data:audio\/wav;base64,[A-Za-z0-9+/]+=*$/;

/**
 * A sound from a results file, to be played; what is no such file is left out, and says so.
 *
 * @param what it is, for those who do not see what stands beside it
 */
export function soundHtml(sound: string, what: string): Html {
  return WAV.test(sound)
    ? html`<audio controls preload="none" src="${sound}" aria-label="Listen to ${what}"></audio>`
    : html`<p class="small soft">Sound left out: it is no WAV file as a data URI.</p>`;
}
