/// <reference lib="dom" />

import { UserError, type HostInPage, type TaskInPage } from '../contract/index.js';
import { fromBase64 } from '../kit/base64.js';
import { element } from '../kit/page-elements.js';
import { readWav } from '../kit/wav.js';
import { CLIP_LENGTH, describeWord, SAMPLE_RATE, type Clip, type Word } from './clip.js';
import { drawClip } from './drawing.js';
import { fitToClip } from './fit.js';

/** A larger file is no recording of a word, and would hold up the page. */
const MOST_BYTES = 10e6;

/** WAV files of up to so many bytes, half a minute of speech, are read as in Node; what is longer by the browser, beside the page. */
const READ_HERE = 1e6;

/** What such a file begins with. */
const WAV_URI = /^data:audio\/[\w.+-]+;base64,/;

/** Words are listened to, and recordings dropped. */
export const inPage: TaskInPage<Clip, Word> = {
  mount: (place, host) => {
    const desk = new Desk(host);
    place.append(...desk.elements);
    // Nothing is given on the first screen, so there is always a text.
    return { show: (clip, uri) => desk.show(clip, uri!) };
  },
  read: (text) => {
    if (!WAV_URI.test(text)) throw new Error('expected a WAV file as a data URI');
    return fitToClip(readWav(fromBase64(text.replace(WAV_URI, '')), 'the example').samples);
  },
  describeAnswer: describeWord,
  draw: drawClip,
};

/** Where a recording is put, shown and listened to. */
class Desk {
  readonly elements: readonly HTMLElement[];
  private readonly picture = element('div', { class: 'drawing' });
  private readonly player = element('audio', {
    controls: '',
    'aria-label': 'Listen to this second of sound',
  });
  private readonly status = element('p', { class: 'try-status', role: 'status' });

  constructor(private readonly host: HostInPage<Clip, Word>) {
    const file = element('input', { type: 'file', accept: 'audio/*' });
    file.addEventListener('change', () => {
      if (file.files?.[0]) void this.take(file.files[0]);
    });
    const drop = element(
      'label',
      { class: 'try-drop' },
      'Drop a recording here, or choose one: one of the words zero to nine, about a second long ',
      file,
    );
    const over = (event: DragEvent) => {
      event.preventDefault();
      drop.toggleAttribute('data-over', event.type === 'dragover');
    };
    for (const type of ['dragover', 'dragleave', 'drop'] as const) drop.addEventListener(type, over);
    drop.addEventListener('drop', ({ dataTransfer }) => {
      const dropped = dataTransfer?.files[0];
      if (dropped) void this.take(dropped);
    });
    this.player.hidden = true;
    this.elements = [drop, this.picture, this.player, this.status];
  }

  /** @param uri what is played */
  show(clip: Clip, uri: string, words = ''): void {
    this.picture.innerHTML = drawClip(clip);
    this.player.src = uri;
    this.player.hidden = false;
    this.status.textContent = words;
  }

  /** Reads a file, asks the programs, and says what was changed on the way. */
  private async take(file: File): Promise<void> {
    try {
      if (file.size > MOST_BYTES)
        throw new UserError(
          `${file.name} is ${(file.size / 1e6).toFixed(1)} MB large; choose a recording of a word`,
        );
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { samples, notes } = await readSound(bytes, file.name);
      const cut =
        samples.length === CLIP_LENGTH
          ? []
          : [
              samples.length > CLIP_LENGTH
                ? 'cut to the second around its loudest part'
                : 'filled up with silence',
            ];
      const clip = fitToClip(samples);
      this.show(clip, await uriOf(file), [file.name, ...notes, ...cut].join(', '));
      this.host.ask(clip);
    } catch (error) {
      this.status.textContent =
        error instanceof UserError ? error.message : `${file.name} could not be read as a sound.`;
    }
  }
}

/** A sound at the rate of clips: read by ourselves where it is a WAV file of a usual length, else by the browser. */
async function readSound(
  bytes: Uint8Array,
  name: string,
): Promise<{ readonly samples: Float32Array; readonly notes: readonly string[] }> {
  if (bytes.length <= READ_HERE && isWav(bytes)) return readWav(bytes, name, SAMPLE_RATE);
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const decoded = await context.decodeAudioData(bytes.slice().buffer).catch((cause: unknown) => {
    throw new UserError(`${name} is no sound that this browser can read; choose a WAV file`, { cause });
  });
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, at) => decoded.getChannelData(at));
  const samples = channels[0]!.map(
    (_, at) => channels.reduce((sum, channel) => sum + channel[at]!, 0) / channels.length,
  );
  return { samples, notes: [`decoded by the browser at ${SAMPLE_RATE} Hz`] };
}

const isWav = (bytes: Uint8Array): boolean =>
  ['RIFF', 'RIFX', 'RF64', 'BW64'].includes(String.fromCharCode(...bytes.subarray(0, 4)));

/** The file as it is, to be played: the page may load sounds from nowhere but itself. */
const uriOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('not read')));
    reader.readAsDataURL(file);
  });
