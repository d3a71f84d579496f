import { describe, expect, it } from 'vitest';

import { pluginSchema } from '../harness/plugin/schema.js';
import { contractInterfaces, schemaMembers, type Member } from './test-contract.js';
import { readPages } from './test-markdown.js';

const { text } = readPages().find(({ path }) => path === 'docs/contract.md')!;

/** The rows of the section of an interface, as `MEMBER required` or `MEMBER optional`. */
function rowsOf(name: string): string[] | undefined {
  const section = new RegExp(`^### \`${name}\`$(.*?)(?=^### |$(?![^]))`, 'ms').exec(text)?.[1];
  if (section === undefined) return undefined;
  return [...section.matchAll(/^\| `(\w+)` \| (required|optional) \| \S/gm)].map(
    ([, member, need]) => `${member} ${need}`,
  );
}

const asRow = ({ name, optional }: Member): string => `${name} ${optional ? 'optional' : 'required'}`;

const write = ({ name, optional, comment }: Member): string =>
  `| \`${name}\` | ${optional ? 'optional' : 'required'} | what it is, and what it unlocks (in the code: ${comment || 'nothing'}) |`;

describe('docs/contract.md', () => {
  it.each([...contractInterfaces()])('tells every member of %s, and nothing else', (name, members) => {
    const rows = rowsOf(name);
    const missing = members.filter((member) => !rows?.includes(asRow(member)));
    expect(
      rows?.toSorted(),
      `the section "### \`${name}\`" of docs/contract.md should have:\n${missing.map(write).join('\n')}`,
    ).toEqual(members.map(asRow).sort());
  });

  it('has no section of what there is no longer', () => {
    const known = [...contractInterfaces().keys()];
    const sections = [...text.matchAll(/^### `(\w+)`$/gm)].map(([, name]) => name!);
    expect(sections.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('names every member that a plugin is checked by', () => {
    const missing = [...schemaMembers(pluginSchema)].filter((name) => !text.includes(`| \`${name}\` |`));
    expect(missing, 'add a row "| `MEMBER` | … |" for each of these to docs/contract.md').toEqual([]);
  });
});
