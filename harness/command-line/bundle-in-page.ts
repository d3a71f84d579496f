// Part of the build: bundles what the page runs of the built-in tasks and programs, beside their modules.

import { preparePageBundle } from '../sources/page-bundle.js';
import { registerSuite } from './registry.js';

const { plugins } = await registerSuite();
for (const { plugin } of plugins) {
  const programs = (plugin.programs ?? []).flatMap((program) =>
    typeof program === 'function' ? [] : [program.inPage],
  );
  for (const part of [plugin.task?.tryInPage, ...programs]) {
    if (part) await preparePageBundle(part.module);
  }
}
