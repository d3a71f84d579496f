/// <reference lib="dom" />

import type { TryExample } from './try-example.js';

/**
 * Steps through the inputs of the run on which the programs differ.
 *
 * @param take is given an input as text, with the example that it is
 * @returns goes to one of them
 */
export function stepThroughExamples(
  section: HTMLElement,
  examples: readonly TryExample[],
  take: (text: string, example: TryExample) => void,
): (example: TryExample) => void {
  const controls = section.querySelector<HTMLElement>('[data-part="examples"]')!;
  const select = controls.querySelector('select')!;
  const output = controls.querySelector('output')!;
  let at = -1;
  const show = (to: number) => {
    at = (to + examples.length) % examples.length;
    const example = examples[at]!;
    select.selectedIndex = at + 1;
    const right = example.truth === undefined ? '' : `. Right: ${example.truth}`;
    output.textContent = `${at + 1} of ${examples.length}${right}`;
    take(textOf(example), example);
  };
  select.append(new Option('choose one', ''), ...examples.map(({ name }) => new Option(name)));
  select.addEventListener('change', () => {
    if (select.selectedIndex > 0) show(select.selectedIndex - 1);
  });
  controls.addEventListener('click', ({ target }) => {
    const { step } = (target as HTMLElement).dataset;
    if (step !== undefined) show(at < 0 && step === '-1' ? -1 : at + Number(step));
  });
  controls.hidden = examples.length === 0;
  return (example) => show(examples.indexOf(example));
}

/** An example as text that its task reads: where it has none, the sound of the gallery, as a data URI. */
export const textOf = ({ text, place }: TryExample): string =>
  text ?? document.getElementById(place)!.querySelector<HTMLAudioElement>('.input audio')!.src;
