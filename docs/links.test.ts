import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

import { readPage, readPages, ROOT, type Page } from './test-markdown.js';

const PAGES = readPages();

/** For who works on the package: no part of what the index leads to. */
const BESIDE = ['CONTRIBUTING.md', 'CHANGELOG.md'].map(readPage);

/** What a link within the documentation leads to: a path from the package's folder, and an anchor. */
function targetOf(
  { path }: Pick<Page, 'path'>,
  link: string,
): { readonly path: string; readonly anchor?: string } {
  const [file, anchor] = link.split('#') as [string, string?];
  const target = file === '' ? path : relative(ROOT, join(ROOT, dirname(path), decodeURIComponent(file)));
  return { path: target, ...(anchor === undefined ? {} : { anchor }) };
}

const isElsewhere = (link: string): boolean => /^[a-z]+:/.test(link);

/** What is wrong with the links of a page. */
const brokenLinks = (page: Page, pages: readonly Page[]): string[] =>
  page.links
    .filter((link) => !isElsewhere(link))
    .flatMap((link) => {
      const { path, anchor } = targetOf(page, link);
      if (path.startsWith('..') || !existsSync(join(ROOT, path)))
        return [`${page.path}: ${link}: there is no ${path}`];
      const anchors = pages.find((one) => one.path === path)?.anchors;
      return anchor !== undefined && !anchors?.includes(anchor)
        ? [`${page.path}: ${link}: ${path} has no heading "${anchor}"`]
        : [];
    });

it('every relative link leads to a file and a heading that are there', () => {
  const pages = [...PAGES, ...BESIDE];
  expect(pages.flatMap((page) => brokenLinks(page, pages))).toEqual([]);
});

it('a link that leads nowhere is found', () => {
  const page: Page = {
    path: 'docs/made-up.md',
    text: '',
    blocks: [],
    spans: [],
    anchors: [],
    links: ['none.md', 'README.md#none', '../../outside.md', '#none', 'https://example.org/none'],
  };
  expect(brokenLinks(page, PAGES)).toHaveLength(4);
});

it('every page is reached from the index', () => {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    const page = PAGES.find((one) => one.path === path);
    if (!page || reached.has(path)) return;
    reached.add(path);
    for (const link of page.links) if (!isElsewhere(link)) visit(targetOf(page, link).path);
  };
  visit('docs/README.md');
  const missed = PAGES.map(({ path }) => path).filter((path) => path !== 'README.md' && !reached.has(path));
  expect(missed, 'link to these from docs/README.md').toEqual([]);
});
