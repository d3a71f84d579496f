import type { DataSet, Drawing, FeatureGroups, FeatureView, Sound } from '../../contract/index.js';

/**
 * A data set with all that can be told of its inputs without their author: what {@link table}, {@link imageFolder} and
 * {@link soundFolder} give to {@link defineTask}. Others may be made by hand.
 *
 * @typeParam Input what a program is given
 * @typeParam Truth what is right
 */
export interface TaskData<Input, Truth> {
  readonly dataSet: DataSet<Input, Truth>;
  /** What an input is, as the beginning of a sentence on the task: `Four numbers of a row: …`. */
  readonly about: string;
  readonly features: FeatureView<Input>;
  readonly groups?: FeatureGroups<Input>;
  /** The closed list of right answers, where there is one. */
  readonly classes?: readonly Truth[];
  draw(input: Input, overlay?: Pick<Drawing<unknown>, 'attribution' | 'enough'>): string;
  sound?(input: Input): Sound;
}

/** What the author of a task says of its data: whose it is, and how it may be used. */
export interface Provenance {
  /** SPDX identifier or the terms in words; without it a plugin is not loaded. */
  readonly licence: string;
  /** Whom to cite. */
  readonly citation?: string;
  /** Where it was made or is to be had: a URL, or a package with its version. */
  readonly source?: string;
  /** Of the data set, as on the command line. */
  readonly id?: string;
  readonly title?: string;
  /** True where machines made the data: its figures are never shown without the word "synthetic". */
  readonly synthetic?: boolean;
}

/** What a data set says of itself, with words in the place of what its author left out. */
export function describeData(
  { licence, citation, source, id, title, synthetic }: Provenance,
  unnamed: { readonly id: string; readonly title: string; readonly source: string },
): Pick<DataSet<never, never>, 'id' | 'title' | 'licence' | 'citation' | 'source' | 'synthetic'> {
  return {
    id: id ?? unnamed.id,
    title: title ?? unnamed.title,
    licence,
    citation: citation ?? 'none named',
    source: source ?? unnamed.source,
    ...(synthetic === undefined ? {} : { synthetic }),
  };
}
