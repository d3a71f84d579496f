/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** The page is laid out this wide and made as large as the screen allows, up to so many times. */
const LAID_OUT = 1280;
const LARGEST = 2.5;

/**
 * What is shown one at a time: the first screen, the claims, every question of a task with what stands open of it, and what
 * else stands open.
 */
const SLIDES =
  '.opening, #claims, .question:has(> section, > p), main section[id]:not(.chapter, .folded, .question, .question > section, :has(> section))';

/**
 * A mode for the projector: one section a screen, as large as fits; arrow keys and Page Up and Down lead on and back, Escape
 * leaves. It begins by its button, by Alt+P, or with `?projector` or `#projector` in the address.
 */
export function offerProjector(): void {
  const root = document.documentElement;
  const button = document.getElementById('projector')!;
  const slides = [...document.querySelectorAll<HTMLElement>(SLIDES)];
  const { bar, said, on } = makeBar();
  let at = 0;
  const isOn = () => 'projector' in root.dataset;

  const show = (to: number): void => {
    at = Math.min(slides.length - 1, Math.max(0, to));
    mark(slides[at]!);
    root.style.setProperty('--zoom', '1');
    const room = innerHeight - 1.3 * bar.getBoundingClientRect().height;
    const zoom = Math.min(LARGEST, innerWidth / LAID_OUT, room / slides[at]!.getBoundingClientRect().height);
    root.style.setProperty('--zoom', String(Math.max(1, zoom)));
    scrollTo({ top: 0, behavior: 'instant' });
    // Charts that were not to be seen had no width.
    dispatchEvent(new Event('resize'));
    said.textContent = `${at + 1} of ${slides.length} · ${titleOf(slides[at]!)}`;
  };
  const enter = (): void => {
    const near = slides.findIndex((slide) => slide.getBoundingClientRect().bottom > innerHeight / 3);
    root.dataset.projector = '';
    bar.hidden = false;
    show(near);
  };
  const leave = (): void => {
    delete root.dataset.projector;
    bar.hidden = true;
    for (const one of document.querySelectorAll('[data-shown]')) one.removeAttribute('data-shown');
    dispatchEvent(new Event('resize'));
    slides[at]!.scrollIntoView({ behavior: 'instant' });
    button.focus({ preventScroll: true });
  };
  on.forward(() => show(at + 1));
  on.back(() => show(at - 1));
  on.leave(leave);
  button.hidden = false;
  button.addEventListener('click', enter);
  addEventListener('keydown', (event) => {
    if (event.altKey && event.code === 'KeyP') (isOn() ? leave : enter)();
    else if (!isOn()) return;
    else if (event.key === 'Escape') leave();
    else if (hasKeysOfItsOwn(event.target)) return;
    else if (['ArrowRight', 'PageDown'].includes(event.key)) show(at + 1);
    else if (['ArrowLeft', 'PageUp'].includes(event.key)) show(at - 1);
    else return;
    event.preventDefault();
  });
  addEventListener('hashchange', () => {
    const target = document.getElementById(location.hash.slice(1));
    const slide = slides.findIndex((one) => one.contains(target));
    if (isOn() && slide >= 0) show(slide);
  });
  addEventListener('beforeprint', () => {
    if (isOn()) leave();
  });
  if (new URLSearchParams(location.search).has('projector') || location.hash === '#projector') enter();
}

/** Marks a slide and all around it; what is beside it is hidden by the style sheet. */
function mark(slide: Element): void {
  for (const one of document.querySelectorAll('[data-shown]')) one.removeAttribute('data-shown');
  for (let box: Element | null = slide; box && box.tagName !== 'BODY'; box = box.parentElement)
    box.setAttribute('data-shown', box === slide ? 'whole' : 'way');
}

/** The slide's heading, and the chapter that it stands in. */
function titleOf(slide: Element): string {
  const headings = [slide.closest('.chapter')?.querySelector('h2'), slide.querySelector('h1, h2, h3, h4')];
  const titles = headings.flatMap((heading) => heading?.firstChild?.textContent?.trim() ?? []);
  return [...new Set(titles)].join(': ');
}

/** Where an arrow key has another meaning. */
const hasKeysOfItsOwn = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, select, textarea, audio, [data-stepper]') !== null;

function makeBar() {
  const bar = document.createElement('div');
  bar.className = 'projector-bar';
  bar.setAttribute('role', 'group');
  bar.ariaLabel = 'Projector';
  bar.hidden = true;
  const said = document.createElement('output');
  const make = (words: string, label: string): HTMLButtonElement => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words;
    button.ariaLabel = label;
    return button;
  };
  const [back, forward, close] = [
    make('←', 'Back'),
    make('→', 'Forward'),
    make('Leave', 'Leave the projector mode'),
  ] as const;
  bar.append(back, forward, said, close);
  document.body.append(bar);
  const clicked = (button: HTMLButtonElement) => (then: () => void) => button.addEventListener('click', then);
  return { bar, said, on: { back: clicked(back), forward: clicked(forward), leave: clicked(close) } };
}
