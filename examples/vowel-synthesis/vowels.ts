/** The vowels of American English, each with a word that has it between h and d. */
export const VOWELS = {
  iy: 'heed',
  ih: 'hid',
  eh: 'head',
  ae: 'had',
  aa: 'hod',
  ao: 'hawed',
  uh: 'hood',
  uw: 'who’d',
  ah: 'hud',
  er: 'heard',
} as const;

/** A vowel by its name in ARPAbet. */
export type Vowel = keyof typeof VOWELS;

export const VOWEL_NAMES = Object.keys(VOWELS) as readonly Vowel[];

/** What is to be said, and by whom. */
export interface Wish {
  readonly vowel: Vowel;
  /** Hz, in sixteenths. */
  readonly pitch: number;
  /** Length of the speaker's vocal tract in millimetres, in sixteenths: about 175 of a man and 150 of a woman. */
  readonly tract: number;
}
