import { UserError } from '../../tasks/contract/index.js';
import { html, trusted, type Html } from './html.js';
import { withPictures } from './pixels.js';
import { checkedSvg } from './svg.js';

/**
 * A drawing from a results file. One that is refused leaves its reason in its place: a plugin's slip in drawing must
 * not cost the report of a long run.
 */
export function safeDrawing(drawing: string): Html {
  try {
    const { text } = checkedSvg(drawing);
    return html`<span class="drawing">${trusted(withPictures(text))}</span>`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return html`<span class="drawing small soft">Drawing left out: ${error.message}</span>`;
  }
}
