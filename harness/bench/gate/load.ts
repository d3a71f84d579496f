import { spawn } from 'node:child_process';

/** Works for a second, rests for a random one, and so on: what others do on a shared machine. */
const WORK = `let seed = 7;
const draw = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
for (;;) {
  const end = Date.now() + 2000 * draw();
  for (let at = 0; Date.now() < end; at++) Math.sqrt(at);
  await new Promise((resolve) => setTimeout(resolve, 2000 * draw()));
}`;

/**
 * Puts load on the machine: processes that work and rest by turns.
 *
 * @returns ends them
 */
export function startLoad(processes: number): () => void {
  const children = Array.from({ length: processes }, () =>
    spawn(process.execPath, ['--input-type=module', '--eval', WORK], { stdio: 'ignore' }),
  );
  return () => {
    for (const child of children) child.kill('SIGKILL');
  };
}
