import { definePlugin } from 'rules-vs-weights';

import { learned } from './learned.js';
import { spellingToSound } from './task.js';

export default definePlugin({ task: spellingToSound, programs: [learned] });
