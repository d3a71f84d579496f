import { writeWhole as writeBeside } from '../tasks/kit/write-whole.js';

/**
 * Writes a file of a run whole or not at all.
 *
 * @throws UserError when the folder cannot be made or the file not be written
 */
export const writeWhole = (path: string, content: string | Uint8Array): Promise<void> =>
  writeBeside(path, content, 'choose another folder with --out');
