/** The codings that are read. */
export type Coding = 'integers' | 'floating point' | 'A-law' | 'µ-law' | 'IMA ADPCM';

/** By their codes in the header (RFC 2361). */
export const CODINGS: ReadonlyMap<number, Coding> = new Map([
  [0x01, 'integers'],
  [0x03, 'floating point'],
  [0x06, 'A-law'],
  [0x07, 'µ-law'],
  [0x11, 'IMA ADPCM'],
]);

/** Codings that are met in WAV files and are not read, so that a refusal can name them. */
const NOT_READ: ReadonlyMap<number, string> = new Map([
  [0x02, 'Microsoft ADPCM'],
  [0x10, 'OKI ADPCM'],
  [0x20, 'Yamaha ADPCM'],
  [0x22, 'TrueSpeech'],
  [0x31, 'GSM 6.10'],
  [0x38, 'NMS ADPCM'],
  [0x40, 'G.721 ADPCM'],
  [0x42, 'G.723.1'],
  [0x45, 'G.726 ADPCM'],
  [0x50, 'MPEG audio'],
  [0x55, 'MP3'],
  [0x64, 'G.726 ADPCM'],
  [0x83, 'G.729'],
  [0x92, 'Dolby AC-3'],
  [0xff, 'AAC'],
  [0x160, 'Windows Media Audio'],
  [0x161, 'Windows Media Audio'],
  [0x162, 'Windows Media Audio'],
  [0x1610, 'AAC'],
  [0x2000, 'Dolby AC-3'],
  [0xa109, 'Speex'],
  [0xf1ac, 'FLAC'],
]);

/** A coding as a refusal names it: the code that the header holds, and whose it is where that is known. */
export function namedCoding(code: number): string {
  const name = CODINGS.get(code) ?? NOT_READ.get(code);
  return name ? `${code} (${name})` : String(code);
}
