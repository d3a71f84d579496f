import { join } from 'node:path';

import { lockFile } from '../tasks/kit/lock-file.js';

/**
 * Takes a folder for one run.
 *
 * @returns gives the folder back, which `process.exit` does, too
 * @throws UserError where another run is writing to it, or the folder cannot be written
 */
export const lockFolder = (folder: string): Promise<() => Promise<void>> =>
  lockFile(join(folder, '.rvw-lock'), {
    busy: `another run is writing to ${folder}`,
    mend: 'wait for it, choose another folder with --out',
    unwritable: 'choose another folder with --out',
  });
