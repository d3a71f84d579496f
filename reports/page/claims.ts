import type { Claim, Results } from '../../harness/results/schema.js';
import { evidenceWords } from '../chapters.js';
import { capital } from '../words.js';
import { html, type Html } from './html.js';

/** A sign a ruling, so that it is not told by colour. */
export const CLAIM_SYMBOLS: Readonly<Record<Claim['verdict'], string>> = {
  supported: '✓',
  refuted: '✗',
  mixed: '±',
  undecided: '?',
  'not measured': '–',
};

/** The essay's claims, each with the threshold that was fixed in advance, the figures and the ruling. */
export function claimsHtml(results: Results): Html | null {
  const { claims } = results;
  if (claims.length === 0) return null;
  return html`<section class="chapter" id="claims" aria-labelledby="claims-title">
    <h2 id="claims-title">The essay’s claims</h2>
    <p class="soft">
      “Software 2.0” (2017) says what changes when code is replaced by weights. Each claim has a criterion
      that was fixed before anything was measured; code draws the verdict from the figures. ${summary(claims)}
      A figure marked ✓ meets the criterion, ✗ does not, and of ? the run could not tell.
    </p>
    <ul class="claims">
      ${claims.map((claim) => claimHtml(results, claim))}
    </ul>
  </section>`;
}

function summary(claims: readonly Claim[]): string {
  const counts = (Object.keys(CLAIM_SYMBOLS) as Claim['verdict'][])
    .map((verdict) => ({ verdict, count: claims.filter((claim) => claim.verdict === verdict).length }))
    .filter(({ count }) => count > 0);
  return `Of ${claims.length}: ${counts.map(({ verdict, count }) => `${count} ${verdict}`).join(', ')}.`;
}

function claimHtml(results: Results, { id, statement, criterion, verdict, evidence }: Claim): Html {
  return html`<li id="claim-${id}">
    <div class="ruling"><span aria-hidden="true">${CLAIM_SYMBOLS[verdict]}</span>${capital(verdict)}</div>
    <div>
      <h3>${statement}</h3>
      <details>
        <summary>Criterion and figures<span class="hidden"> of: ${statement}</span></summary>
        <p class="criterion">Criterion: ${criterion}</p>
        ${
          evidence.length === 0
            ? null
            : html`<ul>
                ${evidence.map((one) => html`<li>${evidenceWords(results, one)}</li>`)}
              </ul>`
        }
      </details>
    </div>
  </li>`;
}
