/** How far a difference moves the place in the table of steps, by its size without its sign (IMA, 1992). */
const MOVES = [-1, -1, -1, -1, 2, 4, 6, 8] as const;

/** The 89 sizes of a step (IMA, 1992). */
const STEPS = [
  7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97,
  107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724,
  796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026,
  4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500,
  20350, 22385, 24623, 27086, 29794, 32767,
] as const;

/** Samples of each channel in a block of so many bytes; a block may be cut off. */
export function samplesInBlock(bytes: number, channels: number): number {
  const unit = 4 * channels;
  return bytes < unit ? 0 : 1 + 8 * (Math.floor(bytes / unit) - 1);
}

/**
 * Decodes one channel of a block and adds it to what `sum` holds, as 16-bit numbers.
 *
 * The library that writes this project's WAV files also decodes this coding, but leaves out the last block and takes
 * the channels of a stereo file for one.
 *
 * @param sum as long as {@link samplesInBlock} says
 */
export function addBlock(block: DataView, channel: number, channels: number, sum: Float32Array): void {
  // A block begins with the first sample of each channel, and its place in the table of steps.
  let sample = block.getInt16(channel * 4, true);
  let place = Math.min(block.getUint8(channel * 4 + 2), STEPS.length - 1);
  sum[0]! += sample;
  for (let at = 1; at < sum.length; at++) {
    // Then follow, in turn, four bytes of each channel: eight differences, the lower half of a byte first.
    const difference = at - 1;
    const group = channels * (1 + Math.floor(difference / 8)) + channel;
    const byte = block.getUint8(group * 4 + Math.floor((difference % 8) / 2));
    const code = difference % 2 === 0 ? byte & 15 : byte >> 4;
    const step = STEPS[place]!;
    let size = step >> 3;
    if (code & 1) size += step >> 2;
    if (code & 2) size += step >> 1;
    if (code & 4) size += step;
    sample = Math.min(32_767, Math.max(-32_768, code & 8 ? sample - size : sample + size));
    place = Math.min(STEPS.length - 1, Math.max(0, place + MOVES[code & 7]!));
    sum[at]! += sample;
  }
}
