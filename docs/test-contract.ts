import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { z } from 'zod';
import { ZodArray, ZodObject, ZodOptional } from 'zod';

import { ROOT } from './test-markdown.js';

/** A member of an interface, as its author wrote it. */
export interface Member {
  readonly name: string;
  readonly optional: boolean;
  /** What stands above it, on one line. */
  readonly comment: string;
}

/** What a plugin is made of: the folder of the contract, and the file that says what a measure is. */
const SOURCES = [
  ...readdirSync(join(ROOT, 'tasks/contract')).map((name) => `tasks/contract/${name}`),
  'harness/measures/measure.ts',
];

/** Of the file of measures only these are what an author of a plugin writes. */
const OF_MEASURES = ['Measure', 'Margin'];

/** The members of every interface that a plugin is made of, by its name. */
export function contractInterfaces(): ReadonlyMap<string, readonly Member[]> {
  const found = new Map<string, readonly Member[]>();
  for (const path of SOURCES) {
    const source = ts.createSourceFile(
      path,
      readFileSync(join(ROOT, path), 'utf8'),
      ts.ScriptTarget.ES2022,
      true,
    );
    for (const statement of source.statements) {
      if (!ts.isInterfaceDeclaration(statement)) continue;
      const name = statement.name.text;
      if (path.startsWith('tasks/') || OF_MEASURES.includes(name))
        found.set(name, statement.members.map(toMember));
    }
  }
  return found;
}

function toMember(member: ts.TypeElement): Member {
  const [comment] = ts.getJSDocCommentsAndTags(member);
  const text = comment && ts.isJSDoc(comment) ? (ts.getTextOfJSDocComment(comment.comment) ?? '') : '';
  return {
    name: (member.name as ts.Identifier).text,
    optional: member.questionToken !== undefined,
    comment: text.replaceAll(/\s+/g, ' '),
  };
}

/** The names of all members that a schema knows, however deep. */
export function schemaMembers(schema: z.ZodType, found = new Set<string>()): ReadonlySet<string> {
  if (schema instanceof ZodOptional) return schemaMembers(schema.unwrap() as z.ZodType, found);
  if (schema instanceof ZodArray) return schemaMembers(schema.element as z.ZodType, found);
  if (!(schema instanceof ZodObject)) return found;
  const members = schema.shape as Readonly<Record<string, z.ZodType>>;
  for (const [name, member] of Object.entries(members)) {
    found.add(name);
    schemaMembers(member, found);
  }
  return found;
}
