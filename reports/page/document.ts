import { createHash } from 'node:crypto';

import type { Chart } from '../block.js';
import { chartDataOf } from './chart-data.js';
import { html, trusted, type Html } from './html.js';
import { inlineJson, pageScript } from './libraries.js';
import { STYLES } from './styles.js';

/** Before anything is painted: the reader's choice of colours, if one was stored. */
const EARLY = `try{const t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;

/** A page. */
export interface PageContent {
  readonly title: string;
  readonly description: string;
  readonly body: Html;
  /** What the page's script draws. A page without it has no script at all: it is for reading, and has no {@link themeButton}. */
  readonly charts?: readonly Chart[];
}

/** One HTML document that needs nothing but itself. */
export async function documentHtml({ title, description, body, charts }: PageContent): Promise<string> {
  const script = charts && (await pageScript());
  const scripts = script === undefined ? [EARLY] : [EARLY, script];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy(scripts)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <meta name="description" content="${description}" />
        <link rel="icon" href="data:," />
        ${element('style', STYLES)} ${element('script', EARLY)}
      </head>
      <body>
        ${body}
        ${
          charts === undefined || script === undefined
            ? null
            : [
                element('script type="application/json" id="chart-data"', inlineJson(chartDataOf(charts))),
                element('script', script),
              ]
        }
      </body>
    </html>`.text.trimStart();
}

/** The button that turns the colours over, which the page's script looks for. */
export const themeButton = (): Html => html`<button type="button" id="theme" hidden>Dark</button>`;

/** An element of our own raw text. To the letter: the policy names every script by its hash. */
function element(tag: string, content: string): Html {
  return trusted(`<${tag}>${content}</${tag.split(' ', 1)[0]!}>`);
}

/** The browser itself holds the page to its promise: only these scripts run, and nothing is fetched. */
function policy(scripts: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return `default-src 'none'; script-src ${hashes.join(' ')}; style-src 'unsafe-inline'; img-src data:; media-src data:`;
}
