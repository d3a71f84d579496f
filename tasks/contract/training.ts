/** What `rvw train` passes on. */
export interface TrainOptions {
  /** The seed of every random choice of the training. Without it, the one in the shipped manifest. */
  readonly seed?: number;
  readonly runtime?: string;
  /** Where the weights are written. */
  readonly outputFolder: string;
  readonly cacheFolder: string;
  /** Called with what the training is doing: the share done, and figures such as the loss. */
  readonly tell: (progress: TrainProgress) => void;
}

/** A moment of a training. */
export interface TrainProgress {
  /** Share of the whole training that is done, 0 to 1. */
  readonly done: number;
  /** For example `epoch 3 of 20, loss 0.041, validation accuracy 99.2 %`. */
  readonly message: string;
}

/** What a training left. */
export interface TrainResult {
  readonly files: readonly string[];
  /** One sentence with the measured accuracy on validation data. */
  readonly summary: string;
}
