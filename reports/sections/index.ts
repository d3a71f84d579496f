import type { Section, SectionMaker } from '../block.js';
import type { Slice } from '../slice.js';
import { absentSection } from './absent.js';
import { accuracySection } from './accuracy.js';
import { agilitySection } from './agility.js';
import { disagreementsSection } from './disagreements.js';
import { evaluationsSection } from './evaluations.js';
import { headToHeadSection } from './head-to-head.js';
import { homogeneitySection } from './homogeneity.js';
import { interpretabilitySection } from './interpretability.js';
import { latencySection } from './latency.js';
import { memorySection } from './memory.js';
import { otherSection } from './other.js';
import { portabilitySection } from './portability.js';

/** The sections of a slice, in reading order. A new measure gets a file beside this one and a line here. */
const MAKERS: readonly SectionMaker[] = [
  headToHeadSection,
  accuracySection,
  evaluationsSection,
  latencySection,
  memorySection,
  interpretabilitySection,
  portabilitySection,
  agilitySection,
  homogeneitySection,
  otherSection,
  disagreementsSection,
  absentSection,
];

/** Everything there is to show of a slice, on the page and in Markdown alike. */
export function sectionsOf(slice: Slice): readonly Section[] {
  return MAKERS.map((make) => make(slice)).filter((section) => section !== null);
}
