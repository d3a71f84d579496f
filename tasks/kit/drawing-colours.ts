/** What spoke for the answer; colour-blind readers tell it from {@link AGAINST} (Okabe and Ito 2008). */
export const FOR = '#0072b2';

/** What spoke against the answer. */
export const AGAINST = '#d55e00';

/** Groups of features that are enough for the answer. */
export const ENOUGH = '#009e73';
