import { existsSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { UserError } from '../../tasks/contract/index.js';
import { readNetwork, type ShippedNetwork } from '../weights.js';
import { describeArchitecture, nameOf, wordsOf, type DefinedNetwork } from './defined-network.js';

/** What the manifest says beside the architecture that the weights are for. */
export const ANSWERS = 'answers';

/**
 * Reads the weights of a network, which must have been trained for it as it is now.
 *
 * @throws UserError with the command that trains it, where it is not trained, or was for other layers or answers
 */
export async function readTrained<Input, Answer, Truth>(
  network: DefinedNetwork<Input, Answer, Truth>,
): Promise<ShippedNetwork> {
  const path = fileURLToPath(network.folder);
  const train = `train it: ${commandOf(network, relative('', fileURLToPath(network.plugin)))}`;
  if (!existsSync(new URL('manifest.json', network.folder)))
    throw new UserError(`${nameOf(network)} has no weights in ${path}; ${train}`);
  const shipped = await readNetwork(network.folder);
  const { architecture, details } = shipped.manifest;
  const now = { architecture: describeArchitecture(network), answers: answersOf(network) };
  if (architecture !== now.architecture)
    throw new UserError(
      `${nameOf(network)} is now ${now.architecture}; its weights in ${path} are those of ${architecture}; ${train}`,
    );
  if (details?.[ANSWERS] !== now.answers)
    throw new UserError(
      `${nameOf(network)} now answers ${now.answers}; its weights in ${path} were trained to answer ${String(details?.[ANSWERS])}; ${train}`,
    );
  return shipped;
}

/** The answers of a network, in order, as its manifest says them. */
export const answersOf = <Input, Answer, Truth>(network: DefinedNetwork<Input, Answer, Truth>): string =>
  wordsOf(network).join(', ');

/**
 * What trains a network.
 *
 * @param plugin the path of its plugin, from where the command is given
 */
export const commandOf = <Input, Answer, Truth>(
  { task, id, plugin: module }: DefinedNetwork<Input, Answer, Truth>,
  plugin = basename(fileURLToPath(module)),
): string => `rvw train ${task.id} --plugin ${plugin}${id === 'learned' ? '' : ` --program ${id}`}`;
