import type { Perturbation } from '../../contract/index.js';
import type { Clip, Word } from '../clip.js';
import { bandLimit, clipping, gain, room } from './channel.js';
import { mains, voices, white } from './noise.js';
import { pitch, speed, timeShift } from './time.js';

/** What a second of sound may go through on its way to a program, each at three severities. */
export const clipPerturbations: readonly Perturbation<Clip, Word>[] = [
  white,
  voices,
  mains,
  gain,
  timeShift,
  speed,
  pitch,
  room,
  bandLimit,
  clipping,
];
