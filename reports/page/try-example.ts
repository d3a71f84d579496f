/** An input of the run that can be tried in the page. */
export interface TryExample {
  readonly name: string;
  /** Where it stands in the gallery. */
  readonly place: string;
  /** The input as text; without it, it is the sound that stands in the gallery. */
  readonly text?: string;
  /** What is right, in words. */
  readonly truth?: string;
  /** What the programs said in the run, in words; null for an abstention. */
  readonly said: readonly { readonly program: string; readonly answer: string | null }[];
}
