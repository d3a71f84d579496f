import { InvalidArgumentError, Option } from 'commander';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';

import { UserError } from '../../tasks/contract/index.js';
import type { Reported } from '../../reports/reporters/index.js';
import { nearest } from '../../tasks/kit/nearest.js';
import { writeWhole } from '../files.js';
import { parseNames } from './options.js';

const REPORTERS = ['junit', 'github', 'markdown'] as const;

/** How a build is told: see {@link reportTo}. */
export type Reporter = (typeof REPORTERS)[number];

/** What `--reporter` leaves. */
export interface ReporterFlags {
  readonly reporter: readonly Reporter[];
}

/** `--reporter`, on every verb whose findings a build is told. */
export const reporterOption = (): Option =>
  new Option(
    '--reporter <names>',
    'tell a build, with commas between them: junit (XML), github (annotations and job summary), markdown (the text of a comment)',
  )
    .argParser(parseReporters)
    .default([], 'none');

function parseReporters(text: string): readonly Reporter[] {
  const names = parseNames(text);
  const unknown = names.find((name) => !REPORTERS.some((reporter) => reporter === name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`"${unknown}" is no reporter; ${nearest(unknown, REPORTERS)}.`);
  return names as readonly Reporter[];
}

/** What each file is called: a comparison of two runs lies beside the files of the later one. */
const fileNames = ({ results }: Reported) =>
  results
    ? { junit: 'junit.xml', markdown: 'comment.md' }
    : { junit: 'compare-junit.xml', markdown: 'compare-comment.md' };

/**
 * Tells a build: `junit` and `markdown` write a file each, `github` prints what GitHub Actions shows beside the job, and adds to
 * the summary of the job.
 *
 * @param folder where the files are written
 * @throws UserError where one cannot be written
 */
export async function reportTo(
  reporters: readonly Reporter[],
  reported: Reported,
  folder: string,
): Promise<void> {
  if (reporters.length === 0) return;
  // Loaded only where it is needed: the page's libraries are large.
  const { githubAnnotations, junitXml, summaryMarkdown } = await import('../../reports/reporters/index.js');
  const names = fileNames(reported);
  const write = async (name: string, text: string): Promise<void> => {
    await writeWhole(join(folder, name), text);
    console.log(`Written: ${join(folder, name)}`);
  };
  for (const reporter of reporters)
    switch (reporter) {
      case 'junit':
        await write(names.junit, junitXml(reported));
        break;
      case 'markdown':
        await write(names.markdown, summaryMarkdown(reported));
        break;
      case 'github':
        for (const line of githubAnnotations(reported)) console.log(line);
        await addToJobSummary(summaryMarkdown(reported));
    }
}

/** Adds to the summary of a job of GitHub Actions, where there is one. */
async function addToJobSummary(text: string): Promise<void> {
  const path = process.env.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') {
    console.log('note: there is no job summary to write to: GITHUB_STEP_SUMMARY is not set');
    return;
  }
  await appendFile(path, `${text}\n`).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`cannot add to the job summary ${path}: ${reason}; leave github out of --reporter`, {
      exitCode: 1,
      cause,
    });
  });
}
