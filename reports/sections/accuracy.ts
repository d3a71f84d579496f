import { chartsBlock, sectionOf, type SectionMaker } from '../block.js';
import { accuracyChart } from '../charts/accuracy.js';
import { classCharts } from '../charts/classes.js';
import { confusionCharts } from '../charts/confusion.js';
import { peopleChart } from '../charts/people.js';
import { slug } from '../format.js';

/** How often a program is right, on the whole, by class and by person. */
export const accuracySection: SectionMaker = (slice) =>
  sectionOf(slug(slice.id, 'accuracy-section'), 'Accuracy', [
    chartsBlock(accuracyChart(slice)),
    chartsBlock(classCharts(slice)),
    chartsBlock(confusionCharts(slice)),
    chartsBlock(peopleChart(slice)),
  ]);
