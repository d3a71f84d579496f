/** The part of the package that is used here; it comes without types. */
declare module 'fft.js' {
  export default class FFT {
    /** @param size a power of two, at least 2 */
    constructor(size: number);
    /** Room for `size` complex numbers, real and imaginary parts in turns. */
    createComplexArray(): number[];
    /** Fourier transform of real numbers; fills the first half of the spectrum. */
    realTransform(spectrum: number[], samples: ArrayLike<number>): void;
    /** Fills the second half of the spectrum of real numbers from the first. */
    completeSpectrum(spectrum: number[]): void;
    /** Inverse transform of a whole spectrum, in complex numbers. */
    inverseTransform(samples: number[], spectrum: ArrayLike<number>): void;
  }
}
