import type { Bytes } from '../regular-file.js';
import { Refusal, tagAt, viewOf } from './bytes.js';
import { CONTAINERS, otherKind, type Container } from './containers.js';

/** The parts of a WAV file that matter here, and where they lie. All other chunks are stepped over unread. */
export interface Found {
  readonly bigEndian: boolean;
  /** The content of the `fmt ` chunk, as far as {@link FORMAT_BYTES}. */
  readonly format: DataView;
  readonly sound: SoundPlace;
}

/** Where the sound lies, of what is there. */
export interface SoundPlace {
  readonly at: number;
  readonly length: number;
  /** What is wrong with the length that the file states. */
  readonly note?: string;
  /** True where the sound takes the rest of the file. */
  readonly toEnd?: boolean;
}

/** As long as the longest header of a coding that is read: the extensible one. */
const FORMAT_BYTES = 40;

/** Editors write a dozen chunks; a file of thousands is not worth the time that walking them takes. */
const MOST_CHUNKS = 1_000;

/** From here on a length that does not fit the file is what a program writes that cannot come back and mend it. */
const STREAMED_LENGTH = 0x7fff_0000;

/** The length of the data chunk of an RF64 file whose real one stands in its `ds64` chunk. */
const STATED_ELSEWHERE = 0xffff_ffff;

const STREAMED = 'without a length in the header; read to the end';
const CUT = 'cut off; read as far as it goes';

/**
 * Finds the format and the sound in a file of chunks.
 *
 * @throws Refusal for another kind of file, and where the format or the sound is missing or there twice
 */
export function findSound(bytes: Bytes): Found {
  const container = containerOf(bytes);
  let format: DataView | undefined;
  let sound: SoundPlace | undefined;
  for (const { tag, at, size } of walk(bytes, 12, container)) {
    if (tag === 'fmt ') {
      if (format) throw new Refusal('has two fmt chunks, expected one');
      format = viewOf(bytes.read(at, Math.min(size, FORMAT_BYTES)));
    } else if (tag === 'LIST' && tagAt(bytes.read(at, 4), 0) === 'wavl') {
      throw new Refusal('keeps its sound in a list of pieces (wavl), expected one data chunk');
    } else if (tag === 'data') {
      // Which of the two was meant cannot be known.
      if (sound) throw new Refusal('has two data chunks, expected one');
      sound = placeSound(bytes, at, size, container);
      if (sound.toEnd) break;
    }
  }
  if (!format) throw new Refusal('is no readable WAV file (it has no fmt chunk)');
  if (!sound) throw new Refusal('is no readable WAV file (it has no data chunk)');
  return { bigEndian: container.bigEndian, format, sound };
}

function containerOf(bytes: Bytes): Container {
  const head = bytes.read(0, 12);
  const container = CONTAINERS.get(tagAt(head, 0));
  if (container && tagAt(head, 8) === 'WAVE') return container;
  throw new Refusal(`is no readable WAV file (${otherKind(head)})`);
}

interface Chunk {
  readonly tag: string;
  /** Where its content begins. */
  readonly at: number;
  readonly size: number;
}

/** The chunks from a place on, as long as what is there can be one. */
function* walk(bytes: Bytes, from: number, { bigEndian, wide }: Container): Generator<Chunk> {
  let at = from;
  let dataSize: number | undefined;
  for (let count = 0; ; count++) {
    const head = bytes.read(at, 8);
    const tag = tagAt(head, 0);
    if (head.length < 8 || !/^[ -~]{4}$/.test(tag)) return;
    if (count === MOST_CHUNKS) throw new Refusal(`has more than ${MOST_CHUNKS} chunks`);
    let size = viewOf(head).getUint32(4, !bigEndian);
    if (wide && tag === 'ds64') dataSize = dataSizeIn(viewOf(bytes.read(at + 8, 16)));
    if (tag === 'data' && size === STATED_ELSEWHERE) size = dataSize ?? size;
    yield { tag, at: at + 8, size };
    // Chunks begin at even places.
    at += 8 + size + (size % 2);
  }
}

function placeSound(bytes: Bytes, at: number, stated: number, container: Container): SoundPlace {
  const there = Math.max(0, bytes.size - at);
  if (stated === 0 && there > 0 && !isWholeWalk(bytes, at, container)) {
    return { at, length: there, note: STREAMED, toEnd: true };
  }
  if (stated > there) {
    return { at, length: there, note: stated >= STREAMED_LENGTH ? STREAMED : CUT, toEnd: true };
  }
  return { at, length: stated };
}

/** Whether the rest of the file is chunks and nothing else: then a length of zero is true. */
function isWholeWalk(bytes: Bytes, from: number, container: Container): boolean {
  let end = from;
  for (const { at, size } of walk(bytes, from, container)) end = at + size;
  return end === bytes.size || end + (end % 2) === bytes.size;
}

/** The length of the sound in a `ds64` chunk, behind that of the whole file; undefined where it is cut off. */
function dataSizeIn(view: DataView): number | undefined {
  if (view.byteLength < 16) return undefined;
  return view.getUint32(8, true) + view.getUint32(12, true) * 2 ** 32;
}
