import GithubSlugger from 'github-slugger';
import { marked, type Token, type Tokens } from 'marked';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A block of code in a page. */
export interface CodeBlock {
  /** Where it begins, as `docs/faq.md:12`. */
  readonly place: string;
  readonly language: string;
  readonly code: string;
  /** What the HTML comment right above it says: `run`, `run in FOLDER`, `not run: REASON` or `file: NAME`. */
  readonly mark: string | undefined;
}

/** A page of the documentation. */
export interface Page {
  /** From the package's folder, as `docs/faq.md`. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly CodeBlock[];
  /** What stands in backticks within a line. */
  readonly spans: readonly string[];
  /** What links and images point at. */
  readonly links: readonly string[];
  /** What a link may name after `#`. */
  readonly anchors: readonly string[];
}

/** The README and every page below `docs/`. */
export const readPages = (): readonly Page[] => {
  const below = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'));
  return ['README.md', ...below.sort()].map((path) => readPage(path));
};

/** A page by its path from the package's folder. */
export function readPage(path: string): Page {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const tokens = marked.lexer(text);
  const links: string[] = [];
  const spans: string[] = [];
  const slugger = new GithubSlugger();
  const anchors: string[] = [];
  void marked.walkTokens(tokens, (token) => {
    if (token.type === 'link' || token.type === 'image') links.push((token as Tokens.Link).href);
    if (token.type === 'codespan') spans.push((token as Tokens.Codespan).text);
    if (token.type === 'heading') anchors.push(slugger.slug(wordsOf(token)));
  });
  return { path, text, links, spans, anchors, blocks: blocksOf(path, tokens) };
}

/** A token without its marks: what GitHub makes the name of a heading of. */
function wordsOf(token: Token): string {
  const { tokens = [], text = '' } = token as { readonly tokens?: readonly Token[]; readonly text?: string };
  return tokens.length > 0 ? tokens.map(wordsOf).join('') : text;
}

function blocksOf(path: string, tokens: readonly Token[]): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let line = 1;
  let mark: string | undefined;
  for (const token of tokens) {
    if (token.type === 'code') {
      const { lang = '', text: code } = token as Tokens.Code;
      blocks.push({ place: `${path}:${line}`, language: lang, code, mark });
    }
    line += token.raw.split('\n').length - 1;
    if (token.type !== 'space') mark = /^<!-- (.*?) -->\s*$/s.exec(token.raw)?.[1];
  }
  return blocks;
}
