import type { Sound } from '../../../tasks/contract/index.js';
import { resample } from '../../../tasks/kit/resample.js';
import type { CellSession } from '../../cell/session.js';
import { smallSoundUri } from '../disagreements/sound.js';
import { Perturber } from './perturb.js';
import type { Perturbations } from './schema.js';

/** Which example to draw. */
export interface DrawRequest {
  readonly seed: number;
  /** Places to choose from, by how much there is to see. */
  readonly inputs: readonly number[];
}

/** Drawings that are larger than this are drawn at the greatest severity alone, so that the page stays small. */
const LARGE_DRAWING = 5000;

/** What a telephone carries: half of the bytes, and enough to hear what happened. */
const HEARD_RATE = 8000;

/** Draws one example as it is and after every perturbation; no program is needed for that. */
export async function drawPerturbations(
  session: CellSession,
  { seed, inputs }: DrawRequest,
): Promise<Omit<Perturbations, 'augmentations'>> {
  const { task } = session;
  const { example, drawing } = chooseTypical(session, inputs);
  const perturber = new Perturber(session, seed);
  const heard = (input: unknown): { sound?: string } =>
    task.sound ? { sound: smallSoundUri(smaller(task.sound(input))) } : {};
  const perturbations: Perturbations['perturbations'] = [];
  for (const perturbation of perturber.perturbations) {
    const { id, title, meaning, source, severities } = perturbation;
    const drawn: Perturbations['perturbations'][number]['severities'] = [];
    let last = example.input;
    for (const [severity, words] of severities.entries()) {
      last = (await perturber.apply(perturbation, severity, example)).input;
      const isLast = severity === severities.length - 1;
      drawn.push({
        words,
        ...(isLast || drawing.length <= LARGE_DRAWING ? { drawing: task.draw(last) } : {}),
      });
    }
    perturbations.push({ id, title, meaning, source, severities: drawn, ...heard(last) });
  }
  return {
    defaults: task.perturbations === undefined,
    example: {
      id: example.id,
      truth: task.describeTruth!(example.truth),
      drawing,
      ...heard(example.input),
    },
    perturbations,
  };
}

/** Of those that show one of the known things, the one whose drawing is neither the plainest nor the fullest. */
function chooseTypical(session: CellSession, inputs: readonly number[]) {
  const choice = inputs.map((place) => session.examples[place]!);
  const known = choice.filter(({ truth }) => isKnown(session, truth));
  const drawn = (known.length > 0 ? known : choice)
    .map((example) => ({ example, drawing: session.task.draw(example.input) }))
    .sort((one, other) => one.drawing.length - other.drawing.length);
  return drawn[Math.floor(drawn.length / 2)]!;
}

/** Whether a truth is one of the known things, not the lack of any. */
function isKnown({ task }: CellSession, truth: unknown): boolean {
  if (!task.rejections) return true;
  return !task.rejections.includes(task.classOf ? task.classOf(truth) : truth);
}

const smaller = ({ samples, rate }: Sound): Sound =>
  rate <= HEARD_RATE ? { samples, rate } : { samples: resample(samples, rate, HEARD_RATE), rate: HEARD_RATE };
