import type { RuleGroup } from '../../../tasks/contract/index.js';
import type { GroupId } from './rule.js';

/** The groups in which rules can be switched off. */
export const RULE_GROUPS: readonly (RuleGroup & { readonly id: GroupId })[] = [
  { id: 'holes', title: 'Holes: how many, how large, where' },
  { id: 'bays', title: 'Bays: paper shut in on three sides' },
  { id: 'crossings', title: 'Crossings: strokes met by straight cuts' },
  { id: 'profile', title: 'Profile: width and outline' },
  { id: 'strokes', title: 'Strokes: free ends, straightness' },
  { id: 'shapes', title: 'Shapes: likeness to strokes drawn by hand' },
];
