/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** How long a button says what it did, in milliseconds. */
const SAID = 2000;

/** A button copies a text, and says so; where copying is not allowed, what shows the text is selected instead. */
export function copyOnClick(button: HTMLButtonElement, textOf: () => string, shownBy: Element): void {
  const words = button.textContent;
  const say = (word: string) => {
    button.textContent = word;
    setTimeout(() => (button.textContent = words), SAID);
  };
  // Async, so that a browser without a clipboard, as on a page that came over plain HTTP, is one that refuses.
  const copy = async () => navigator.clipboard.writeText(textOf());
  button.addEventListener('click', () => {
    copy().then(
      () => say('Copied'),
      () => {
        getSelection()!.selectAllChildren(shownBy);
        say('Selected');
      },
    );
  });
}

/** Buttons that copy what another element says. */
export function offerCopies(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copies]')) {
    const source = document.getElementById(button.dataset.copies!)!;
    button.hidden = false;
    copyOnClick(button, () => source.textContent, source);
  }
}
