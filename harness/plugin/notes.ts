import type { AnyProgram, KnownTask } from '../plugins.js';

/**
 * What the way in which programs are given does to what is said of their size, each in a sentence for their author.
 */
export async function noteSizes({ task, programs }: KnownTask): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const program of programs.filter(({ kind }) => kind === 'handwritten')) {
    const sharing = programs.filter((other) => other !== program && other.module === program.module);
    if (sharing.length > 0)
      notes.push(
        `${task.id}, ${program.id}: shares its module with ${sharing.map(({ id }) => id).join(', ')}, so that its bytes and complexity are those of all of them; give each a module of its own`,
      );
  }
  for (const program of programs.filter(({ kind }) => kind === 'learned')) {
    if (await namesNoFile(program))
      notes.push(
        `${task.id}, ${program.id}: its "network" names no files, so that it seems to take 0 bytes; name the files of its topology and weights`,
      );
  }
  return notes;
}

/** A network that is not described, or throws, is a failure of what needs it, and said there. */
async function namesNoFile(program: AnyProgram): Promise<boolean> {
  try {
    const network = await program.network?.();
    return network?.files.length === 0;
  } catch {
    return false;
  }
}
