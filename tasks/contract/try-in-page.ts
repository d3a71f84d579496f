/**
 * What lets a reader of the report try a task's programs on inputs of their own, in the page itself: opened from disk, with
 * the network off. A task names a module that takes inputs from the reader (`TaskInPage`), and each of its programs one
 * that decides on them (`OpenInPage`); the page shows what the programs say side by side, and why. A task without the
 * member has no such section, and a program without it does not appear in it.
 *
 * Both modules are bundled with what they import, so neither may need an API of Node, nor what is large; and both are inlined,
 * since the page may fetch nothing. They run no earlier than a reader comes near.
 */
export interface TryInPage<Input> {
  /** What there is to do, on a link: `Draw a digit`. */
  readonly title: string;
  /** How, in a sentence or two. */
  readonly reading: string;
  /** `file:` URL of a module that exports `inPage`, a `TaskInPage`. */
  readonly module: string;
  /**
   * Whether what the module's `mount` makes is of use in a square of 100 pixels: the first task of a page that says so can be
   * tried on the first screen, too.
   */
  readonly onFirstScreen?: boolean;
  /**
   * An input as text that `read` of that module reads again, so that the examples of a run can be stepped through. Without
   * it that is given the task's `sound`, a WAV file as a data URI.
   */
  write?(input: Input): string;
}

/** What lets a program decide in the page. */
export interface ProgramInPage {
  /** `file:` URL of a module that exports `open`, an `OpenInPage`. */
  readonly module: string;
  /** What `open` is given, such as weights: read when the page is made. */
  data?(): Promise<Uint8Array>;
  /** To how many bits the weights are rounded in these data, where they are: the page then says so. */
  readonly bits?: number;
}
