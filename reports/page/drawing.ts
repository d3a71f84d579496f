import { UserError } from '../../tasks/contract/index.js';
import { html, type Html } from './html.js';
import { checkedSvg } from './svg.js';

/**
 * A drawing from a results file. One that is refused leaves its reason in its place: a plugin's slip in drawing must
 * not cost the report of a long run.
 */
export function safeDrawing(drawing: string): Html {
  try {
    return html`<span class="drawing">${checkedSvg(drawing)}</span>`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return html`<span class="drawing small soft">Drawing left out: ${error.message}</span>`;
  }
}
