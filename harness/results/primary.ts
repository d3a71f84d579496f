import type { Figure } from './figure.js';

/** The primary figure of accuracy: a share of right answers or, where a task has a loss or episodes, a mean in its unit. */
export const accuracyFigure = (accuracy: { readonly share: Figure } | { readonly mean: Figure }): Figure =>
  'share' in accuracy ? accuracy.share : accuracy.mean;
