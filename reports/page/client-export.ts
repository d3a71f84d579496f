/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { csvText, type CsvValue } from '../csv-text.js';
import { pictureOf, pngOf } from './chart-picture.js';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Gives a drawn chart a menu that saves it: as a picture, for a paper or for slides, and as the rows that it is drawn from. */
export function offerExport(chart: HTMLElement, name: string, rowsOf: () => Rows): void {
  const figure = chart.closest('figure')!;
  const menu = document.createElement('details');
  menu.className = 'menu';
  const summary = document.createElement('summary');
  summary.textContent = 'Save';
  const choices = document.createElement('div');
  const offer = (ending: string, make: () => Blob | Promise<Blob>): void => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = ending.toUpperCase();
    button.ariaLabel = `Save this chart as ${ending.toUpperCase()}`;
    button.addEventListener('click', () => {
      menu.open = false;
      void Promise.resolve(make()).then((blob) => save(`${name}.${ending}`, blob));
    });
    choices.append(button);
  };
  offer('svg', () => new Blob([pictureOf(figure)], { type: 'image/svg+xml' }));
  offer('png', () => pngOf(pictureOf(figure)));
  offer('csv', () => new Blob([csvOf(rowsOf())], { type: 'text/csv' }));
  menu.append(summary, choices);
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    menu.open = false;
    summary.focus();
  });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget as Node)) menu.open = false;
  });
  figure.querySelector('figcaption')!.append(menu);
}

/** The rows under the names of their columns; what a row has not is left empty. */
function csvOf(rows: Rows): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown): CsvValue =>
    typeof value === 'number' || typeof value === 'string'
      ? value
      : value == null
        ? undefined
        : JSON.stringify(value);
  return csvText([columns, ...rows.map((row) => columns.map((column) => cell(row[column])))]);
}

function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
