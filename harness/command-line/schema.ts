import { Command } from 'commander';

import { MEASURES } from '../measures/index.js';
import { resultsJsonSchema } from '../results/file.js';

/** `rvw schema`: what a results file looks like, for programs that read one. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('print the JSON Schema of results.json')
    .addHelpText('after', '\nExample:\n  rvw schema > results.schema.json')
    .action(() => {
      console.log(JSON.stringify(resultsJsonSchema(MEASURES), null, 2));
    });
}
