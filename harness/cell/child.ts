import { inspect } from 'node:util';

import { UserError } from '../../tasks/contract/index.js';
import { ExampleError, messageOf } from './on-example.js';
import type { ProgressMessage, ProgressTeller, RequestMessage, ResponseMessage } from './protocol.js';
import { openSession, type CellSession } from './session.js';

/**
 * The process that a cell runs in. It opens one program, answers questions one at a time, and ends with its parent. What
 * answers a question is an exported function of the module that the question names.
 */
let session: CellSession | undefined;

type Before = (request: unknown) => unknown;

type Answer = (session: CellSession, request: unknown, tell: ProgressTeller) => unknown;

async function answer(message: RequestMessage): Promise<unknown> {
  if (message.kind === 'open') {
    const { before } = message.spec;
    if (before) await ((await findAnswer(before.module, before.name)) as Before)(before.request);
    session = await openSession(message.spec);
    return undefined;
  }
  if (!session) throw new Error(`the question "${message.name}" came before a cell was open`);
  return (await findAnswer(message.module, message.name))(session, message.request, progressTeller());
}

async function findAnswer(module: string, name: string): Promise<Answer> {
  const found = ((await import(module)) as Readonly<Record<string, unknown>>)[name];
  if (typeof found !== 'function') throw new Error(`module ${module} exports no function "${name}"`);
  return found as Answer;
}

process.on('message', (message: RequestMessage) => {
  answer(message).then(
    (response) => send({ state: 'done', response }),
    (error: unknown) => {
      send({
        state: 'failed',
        message: messageOf(error),
        stack: inspect(error),
        user: error instanceof UserError,
        namesExample: error instanceof ExampleError,
      });
    },
  );
});

process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole process group; the parent decides when a cell ends.
process.on('SIGINT', () => undefined);

/** Milliseconds between two messages on progress: to a reader it moves, and no program is slowed by it. */
const BETWEEN_MESSAGES = 500;

/** Passes on how far an answer is, not too often. */
function progressTeller(): ProgressTeller {
  let last = performance.now();
  return (done) => {
    const now = performance.now();
    if (now - last < BETWEEN_MESSAGES) return;
    last = now;
    send({ state: 'working', done });
  };
}

function send(message: ResponseMessage | ProgressMessage): void {
  process.send?.(message);
}
