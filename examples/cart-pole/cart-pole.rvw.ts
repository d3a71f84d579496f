import { definePlugin } from 'rules-vs-weights';

import { handwritten } from './handwritten.js';
import { learned } from './learned.js';
import { cartPole } from './task.js';
import { train } from './train.js';

export default definePlugin({ task: cartPole, programs: [handwritten, learned], train });
