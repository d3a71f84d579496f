/** A stream of random numbers that one seed determines. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** A whole number from 0 up to, not including, `below`. */
  integer(below: number): number;
  /** In [low, high). */
  between(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** Standard normal (Box and Muller 1958). */
  normal(): number;
  /** One element of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item;
  /** The items in a fresh random order (Fisher and Yates 1938); the array given is left alone. */
  shuffled<Item>(items: Iterable<Item>): Item[];
}
