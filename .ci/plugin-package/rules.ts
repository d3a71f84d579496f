/** Two numbers. */
export type Pair = readonly [number, number];

export enum Larger {
  First = 'first',
  Second = 'second',
}

export const decide = ([first, second]: Pair): Larger => (first > second ? Larger.First : Larger.Second);

export const module: string = import.meta.url;
