// Measures the rules of one task on its first test example with another tool, as that tool does by default, and prints
// the median that it reports in nanoseconds. Started by peers.mjs: `node peer.mjs TOOL PLUGIN CACHE`.
import { measure } from 'mitata';
import process from 'node:process';
import { Bench } from 'tinybench';

const [tool, plugin, cacheFolder] = process.argv.slice(2);
const { task, programs } = (await import(plugin)).default;
const [example] = await task.dataSets[0].load('test', { seed: 2017, cacheFolder });
const program = await programs
  .find(({ kind }) => kind === 'handwritten')
  .load({ runtime: programs[0].runtimes[0] });
const call = () => program.decide(example.input);

const TOOLS = {
  tinybench: async () => {
    const bench = new Bench();
    bench.add('call', call);
    await bench.run();
    return bench.tasks[0].result.latency.p50 * 1e6;
  },
  mitata: async () => (await measure(call)).p50,
};

console.log(await TOOLS[tool]());
