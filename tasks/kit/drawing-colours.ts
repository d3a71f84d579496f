/**
 * What spoke for the answer: a purple that colour-blind readers tell from the yellow of {@link AGAINST} (after Okabe and Ito
 * 2008). Blue and orange are the two kinds of programs, and nothing else.
 */
export const FOR = '#a3459b';

/** What spoke against the answer. */
export const AGAINST = '#c9ad00';

/** Groups of features that are enough for the answer. */
export const ENOUGH = '#009e73';
