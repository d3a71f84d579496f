import type { Profile, ProfileId } from '../measures/runner.js';

/** The profiles, from a smoke test to a night's run. How much of each measure: see the measures' own plans. */
export const PROFILES: Readonly<Record<ProfileId, Profile>> = {
  quick: {
    id: 'quick',
    title: 'half a minute a task or so, to see that everything works; its intervals are wide',
    examples: 1000,
    costlyExamples: 60,
    timedInputs: 30,
  },
  default: { id: 'default', title: 'a few minutes a task', timedInputs: 150 },
  thorough: {
    id: 'thorough',
    title: 'a quarter of an hour or more, for figures to publish',
    timedInputs: 500,
  },
};
