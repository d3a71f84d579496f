/**
 * Something small that can be laid into an input and says nothing of the right answer, one sort of it for every class:
 * what a program must not go by. Networks go by such things where their training data lets them (Geirhos et al. 2020,
 * "Shortcut learning in deep neural networks").
 */
export interface PlantedCue<Input> {
  /** What it is: `a patch of 2×2 pixels in the margin, at another place for each digit`. */
  readonly meaning: string;
  /** What is laid into the input to compare: `the same patch at a place that is no digit’s`. */
  readonly placebo: string;
  /**
   * The input with the cue of a class; the input that is given is left alone.
   *
   * @param which the place of the class among the task's classes
   */
  plant(input: Input, which: number): Input;
  /**
   * The input with a placebo: as much of the same kind that is the cue of no class.
   *
   * @param uniform draws from [0, 1)
   */
  plantPlacebo(input: Input, uniform: () => number): Input;
}
