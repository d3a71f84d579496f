/** How an image is made. */
export interface PictureForm {
  readonly width: number;
  readonly height: number;
  /** 1 for grey, 3 for red, green and blue. */
  readonly channels: 1 | 3;
}

/** An image: pixels row by row from the top left, each with its channels side by side, from 0 (dark) to 255. */
export interface Picture extends PictureForm {
  readonly pixels: Uint8Array;
}
