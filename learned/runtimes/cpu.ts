import type { NetworkRuntime } from './runtime.js';

/** TensorFlow.js in plain JavaScript: slow, and the one that needs nothing but a JavaScript engine. */
export const cpu: NetworkRuntime = {
  id: 'cpu',
  title: 'TensorFlow.js, plain JavaScript',
  availability: async () => {
    const { version_cpu } = await import('@tensorflow/tfjs-backend-cpu');
    return { state: 'available', version: version_cpu, details: '1 thread' };
  },
  open: async (graph) => {
    const [{ startBackend }, { runGraph }] = await Promise.all([
      import('./start.js'),
      import('./tensorflowjs.js'),
    ]);
    await startBackend('cpu');
    return runGraph('cpu', graph);
  },
};
