import type { Figure } from '../../results/figure.js';
import type { TaskResults } from '../../results/schema.js';
import { shareFigure } from '../../statistics/proportion.js';
import { shareOverPeople } from '../../statistics/over-people.js';
import { differenceOfFigures } from '../../statistics/unpaired.js';
import type { RightSamples } from '../accuracy/schema.js';
import type { ProgramShift } from './schema.js';

/** What one program decided on one data set. */
export interface ShiftEvidence {
  readonly dataset: string;
  readonly program: string;
  readonly runtime: string;
  readonly samples: RightSamples;
}

/** The examples of one group, by their places in the report. */
interface Part {
  readonly dataset: TaskResults['datasets'][number];
  readonly title: string;
  readonly meaning: string;
  readonly samples: RightSamples;
  readonly places: readonly number[];
}

/**
 * Compares every program's accuracy across groups of examples: those of one data set, of several, or both. The groups
 * are of different examples, so the differences are unpaired, and of different people where the data has people.
 *
 * @returns one entry a program with at least two groups; of several runtimes the first
 */
export function summariseShift(evidence: readonly ShiftEvidence[], task: TaskResults): ProgramShift[] {
  const programs = [...new Set(evidence.map(({ program }) => program))];
  return programs.flatMap((program) => {
    const cells = task.datasets.flatMap((dataset) => {
      const found = evidence.find((one) => one.program === program && one.dataset === dataset.id);
      return found ? [{ dataset, samples: found.samples, runtime: found.runtime }] : [];
    });
    const parts = cells.flatMap(({ dataset, samples }) => partsOf(dataset, samples));
    if (parts.length < 2) return [];
    return [{ program, runtime: cells[0]!.runtime, ...compareParts(parts) }];
  });
}

/** The groups of a data set that have examples; the whole of one that tells none apart. */
function partsOf(dataset: Part['dataset'], samples: RightSamples): Part[] {
  const all = [...samples.right.keys()];
  const { groups } = samples;
  if (!groups) return [{ dataset, title: dataset.title, meaning: '', samples, places: all }];
  return groups.known
    .map((group, index) => ({
      ...group,
      dataset,
      samples,
      places: all.filter((at) => groups.of[at] === index),
    }))
    .filter(({ places }) => places.length > 0);
}

function compareParts(parts: readonly Part[]): Pick<ProgramShift, 'classes' | 'groups'> {
  const shared = sharedClasses(parts);
  const compared = parts.map((part) => ({
    ...part,
    places: part.places.filter((at) => !shared || shared.has(classOf(part.samples, at))),
  }));
  const shares = compared.map(shareOf);
  return {
    ...(shared ? { classes: [...shared] } : {}),
    groups: compared.map((part, index) => {
      const share = shares[index]!;
      const people = byPerson(part);
      return {
        dataset: part.dataset.id,
        title: part.title,
        meaning: part.meaning,
        synthetic: part.dataset.synthetic,
        share,
        ...(index > 0 && share.n > 0 && shares[0]!.n > 0
          ? { difference: differenceOfFigures(shares[0]!, share, 'this group − the first') }
          : {}),
        people: people.length,
        ...(people[0] ? { worst: people[0] } : {}),
      };
    }),
  };
}

function shareOf({ dataset, samples: { right, people }, places }: Part): Figure {
  return shareOverPeople(
    places.map((at) => right[at]!),
    people && places.map((at) => people[at]!),
    'right answers ÷ examples of this group',
    dataset.exhaustive,
  );
}

const classOf = ({ classes }: RightSamples, at: number): string => classes!.labels[classes!.truths[at]!]!;

/** The classes that have examples in every part, in the task's order; undefined without classes. */
function sharedClasses(parts: readonly Part[]): Set<string> | undefined {
  const { classes } = parts[0]!.samples;
  if (!classes) return undefined;
  const held = parts.map(({ samples, places }) => new Set(places.map((at) => classOf(samples, at))));
  return new Set(classes.labels.filter((label) => held.every((labels) => labels.has(label))));
}

/** Every person of a part with their accuracy, the worst first. */
function byPerson(part: Part) {
  const people = part.samples.people ?? [];
  const names = [...new Set(part.places.map((at) => people[at] ?? null))].filter((name) => name !== null);
  return names
    .map((person) => {
      const own = part.places.filter((at) => people[at] === person);
      const successes = own.filter((at) => part.samples.right[at]).length;
      return { person, share: shareFigure(successes, own.length, 'right answers ÷ examples of this person') };
    })
    .sort((left, right) => left.share.value - right.share.value);
}
