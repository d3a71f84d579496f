import type { Perturbations } from '../../harness/measures/perturbations/schema.js';
import { sectionOf, type Block, type MeasureReport, type Table } from '../block.js';
import { slug } from '../format.js';
import { togetherWith, type Slice } from '../slice.js';

/** What the inputs went through where it was measured what breaks a program, to be seen and heard. */
export const perturbations: MeasureReport = {
  id: 'perturbations',
  sections(slice, title) {
    const shown = togetherWith(slice, 'perturbations');
    if (!shown) return [];
    return [
      sectionOf(slug(slice.id, 'perturbations'), title, [
        { kind: 'paragraph', text: introduction(shown) },
        strips(shown),
        { kind: 'table', table: whatTheyAre(slice, shown) },
        { kind: 'table', table: sources(shown) },
      ]),
    ];
  },
};

function introduction({ defaults, example, augmentations, perturbations: changes }: Perturbations): string {
  const everySeverity = changes.every(({ severities }) =>
    severities.every(({ drawing }) => drawing !== undefined),
  );
  return [
    `One example (${example.id}, right: ${example.truth}), as it is and after each change${everySeverity ? ', from the least severity to the greatest' : ' at its greatest severity'}.`,
    ...(example.sound === undefined ? [] : ['It can be played, as by telephone to keep the page small.']),
    ...(defaults ? ['The task names no changes of its own: these are defaults over its features.'] : []),
    ...(augmentations.length > 0
      ? ['What a network was trained with stands beside what it resembles: it is used to that.']
      : []),
  ].join(' ');
}

function strips({ example, perturbations: changes }: Perturbations): Block {
  return {
    kind: 'strips',
    strips: [
      {
        title: 'As it is',
        drawings: [{ label: example.truth, drawing: example.drawing }],
        ...(example.sound === undefined ? {} : { sound: example.sound }),
      },
      ...changes.map(({ title, severities, sound }) => ({
        title,
        drawings: severities.flatMap(({ words, drawing }) =>
          drawing === undefined ? [] : [{ label: words, drawing }],
        ),
        ...(sound === undefined ? {} : { sound }),
      })),
    ],
  };
}

/** Where changes are from, each source once. */
function sources({ perturbations: changes }: Perturbations): Table {
  return {
    caption: 'Where the changes are from',
    columns: [{ title: 'Changes' }, { title: 'Source' }],
    rows: [...new Set(changes.map(({ source }) => source))].map((source) => {
      const from = changes.filter((change) => change.source === source);
      const all = from.length === changes.length;
      return [all ? 'All of them' : from.map(({ title }) => title).join(', '), source];
    }),
  };
}

function whatTheyAre({ nameOf }: Slice, { perturbations: changes, augmentations }: Perturbations): Table {
  return {
    caption: 'What is done to an input, and what networks were trained with',
    columns: [
      { title: 'Change' },
      { title: 'What it does' },
      { title: 'Severities' },
      ...(augmentations.length > 0 ? [{ title: 'Trained with' }] : []),
    ],
    rows: changes.map(({ id, title, meaning, severities }) => [
      title,
      meaning,
      severities.map(({ words }) => words).join('; '),
      ...(augmentations.length > 0 ? [trainedWith(id)] : []),
    ]),
  };

  function trainedWith(id: string): string {
    const alike = augmentations.filter(({ like }) => like.includes(id));
    return alike.map(({ program, what }) => `${nameOf({ program }).name}: ${what}`).join('; ') || '–';
  }
}
