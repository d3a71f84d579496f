/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Shows the examples of every gallery one at a time: by buttons, by arrow keys, by who is wrong, and by their links. */
export function stepThroughGalleries(): void {
  for (const stepper of document.querySelectorAll<HTMLElement>('[data-stepper]')) stepThrough(stepper);
}

function stepThrough(stepper: HTMLElement): void {
  const items = [...stepper.querySelectorAll<HTMLElement>('.gallery > li')];
  const controls = stepper.querySelector<HTMLElement>('.steps')!;
  const filter = controls.querySelector('select');
  const output = controls.querySelector('output')!;
  let at = 0;
  const chosen = () => items.filter(({ dataset }) => !filter?.value || dataset.wrong === filter.value);
  const show = (to: number) => {
    const among = chosen();
    at = (to + among.length) % among.length;
    for (const item of items) item.hidden = item !== among[at];
    output.textContent = `${at + 1} of ${among.length}`;
  };
  const showLinked = () => {
    const linked = items.findIndex(({ id }) => `#${id}` === location.hash);
    if (linked < 0) return;
    if (filter) filter.value = '';
    show(linked);
  };
  controls.hidden = items.length < 2;
  controls.addEventListener('click', ({ target }) => {
    const { step } = (target as HTMLElement).dataset;
    if (step !== undefined) show(at + Number(step));
  });
  filter?.addEventListener('change', () => show(0));
  stepper.addEventListener('keydown', ({ key, target }) => {
    // In a choice and in a player the arrows have their own meaning.
    if (target instanceof HTMLSelectElement || target instanceof HTMLAudioElement) return;
    if (key === 'ArrowRight') show(at + 1);
    if (key === 'ArrowLeft') show(at - 1);
  });
  addEventListener('hashchange', showLinked);
  addEventListener('beforeprint', () => items.forEach((item) => (item.hidden = false)));
  addEventListener('afterprint', () => show(at));
  show(0);
  showLinked();
}
