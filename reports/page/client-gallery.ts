/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Shows the examples of every gallery one at a time: by buttons, by arrow keys, by who is wrong, by what for
 * what, and by their links. */
export function stepThroughGalleries(): void {
  for (const stepper of document.querySelectorAll<HTMLElement>('[data-stepper]')) stepThrough(stepper);
}

function stepThrough(stepper: HTMLElement): void {
  const items = [...stepper.querySelectorAll<HTMLElement>('.gallery > li')];
  const controls = stepper.querySelector<HTMLElement>('.steps')!;
  const filter = controls.querySelector('select');
  const output = controls.querySelector('output')!;
  const all = controls.querySelector<HTMLElement>('[data-all]')!;
  let at = 0;
  /** The examples of one kind of error, where a cell of the matrix asked for them. */
  let only: { readonly ids: readonly string[]; readonly words: string } | undefined;
  const chosen = () =>
    items.filter(({ id, dataset }) =>
      only ? only.ids.includes(id) : !filter?.value || dataset.wrong === filter.value,
    );
  const show = (to: number) => {
    const among = chosen();
    at = (to + among.length) % among.length;
    for (const item of items) item.hidden = item !== among[at];
    output.textContent = `${at + 1} of ${among.length}${only ? `: ${only.words}` : ''}`;
    all.hidden = !only;
  };
  const showAll = () => {
    only = undefined;
    if (filter) filter.value = '';
  };
  const showLinked = () => {
    const linked = items.find(({ id }) => `#${id}` === location.hash);
    if (!linked) return;
    if (!chosen().includes(linked)) showAll();
    show(chosen().indexOf(linked));
  };
  document.addEventListener('click', ({ target }) => {
    const link = (target as Element).closest<HTMLAnchorElement>('a[data-only]');
    const ids = link?.dataset.only!.split(' ') ?? [];
    if (!items.some(({ id }) => ids.includes(id))) return;
    showAll();
    only = { ids, words: link!.dataset.words! };
    show(0);
  });
  all.addEventListener('click', () => {
    showAll();
    show(0);
  });
  controls.hidden = items.length < 2;
  controls.addEventListener('click', ({ target }) => {
    const { step } = (target as HTMLElement).dataset;
    if (step !== undefined) show(at + Number(step));
  });
  filter?.addEventListener('change', () => {
    only = undefined;
    show(0);
  });
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
