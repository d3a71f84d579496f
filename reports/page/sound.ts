import wavefile from 'wavefile';

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
    ? html`<audio controls preload="none" src="${halved(sound)}" aria-label="Listen to ${what}"></audio>`
    : html`<p class="small soft">Sound left out: it is no WAV file as a data URI.</p>`;
}

/** What {@link soundHtml} does to sounds, for who listens. */
export const SOUND_NOTE =
  'Sounds are played in 8 bits a sample by μ-law, as telephones send them, at the rate that the programs hear; results.json has them as they were.';

/**
 * Samples of 16 bits in 8, by μ-law (ITU-T G.711): half of the bytes. What is lost lies 38 dB below the sound, loud or soft.
 * The rate stays, so that hisses and what an attacker added are still heard. Other files are played as they are.
 */
function halved(sound: string): string {
  const wave = new wavefile.WaveFile();
  try {
    wave.fromDataURI(sound);
  } catch {
    // What cannot be read here the browser may know how to play.
    return sound;
  }
  if (wave.bitDepth !== '16') return sound;
  wave.toMuLaw();
  return wave.toDataURI();
}
