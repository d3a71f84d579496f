/**
 * The words of a list that is laid out over lines.
 *
 * @example
 * namesIn(' acid\n  acorn '); // ['acid', 'acorn']
 */
export const namesIn = (list: string): string[] => list.trim().split(/\s+/);
