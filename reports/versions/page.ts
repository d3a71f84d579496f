import type { VersionComparison } from '../../harness/results/version-comparison.js';
import { sectionHtml } from '../page/blocks.js';
import { documentHtml } from '../page/document.js';
import { html } from '../page/html.js';
import { methodPlaces } from '../page/methods.js';
import { comparisonSections } from './sections.js';
import { tallyWords, versionsWords } from './words.js';

/** A comparison as one HTML document that needs nothing but itself. */
export function comparisonPage(comparison: VersionComparison): Promise<string> {
  const body = html`<main id="main">
    <div class="wrap">
      <section class="opening" aria-labelledby="verdict-title">
        <h1 id="verdict-title">What changed</h1>
        <p class="lede">${versionsWords(comparison)}</p>
        <p><strong>${tallyWords(comparison)}</strong></p>
        ${comparison.notes.map((note) => html`<p class="notice">${note}</p>`)}
      </section>
      <section class="chapter" aria-label="Figure by figure">
        ${comparisonSections(comparison).map((section) => sectionHtml(section, 3, methodPlaces([])))}
      </section>
    </div>
  </main>`;
  return documentHtml({
    title: `What changed: ${tallyWords(comparison)}`,
    description: 'An earlier and a later version of programs, measured under one harness, figure by figure.',
    body,
  });
}
