import { cellName, differenceWords, valueWords, verdictWords } from '../versions/words.js';
import { subjectsOf, type Reported } from './reported.js';

/**
 * What GitHub Actions shows beside a job, as the commands that it reads from the standard output: an error for everything that
 * failed or is worse, a warning for what is slightly worse.
 */
export function githubAnnotations({ results, comparison }: Reported): readonly string[] {
  const failed = (results ? subjectsOf(results) : []).flatMap(({ name, outcomes }) =>
    outcomes.flatMap(([measure, outcome]) =>
      outcome.state === 'failed' ? [command('error', `${name}: ${measure} failed`, outcome.error)] : [],
    ),
  );
  const changed = (comparison?.cells ?? []).flatMap((cell) => {
    const name = cellName(comparison!, cell);
    return [
      ...cell.failed.map(({ measure, error }) => command('error', `${name}: ${measure} fails now`, error)),
      ...cell.figures.flatMap((figure) => {
        const level =
          figure.verdict === 'worse' ? 'error' : figure.verdict === 'slightly worse' ? 'warning' : undefined;
        const said = `${differenceWords(figure)} (${valueWords(figure)}): ${verdictWords(figure)}`;
        return level ? [command(level, `${name}: ${figure.title} is ${figure.verdict}`, said)] : [];
      }),
    ];
  });
  return [...failed, ...changed];
}

/** A workflow command of GitHub Actions. */
const command = (level: 'error' | 'warning', title: string, message: string): string =>
  `::${level} title=${escapeProperty(title)}::${escapeData(message)}`;

/** As the runner reads it back: a line end would end the command, and let what follows begin another. */
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
