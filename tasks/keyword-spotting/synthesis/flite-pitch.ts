/**
 * The mean pitch of each of flite's voices in Hz, measured, and how far it moves: what flite takes instead of a factor.
 * The voice rms does not heed them; its pitch changes only with the length of the vocal tract that is mixed in later.
 */
export const FLITE_PITCH: Readonly<Record<string, { readonly mean: number; readonly spread: number }>> = {
  slt: { mean: 177, spread: 15 },
  rms: { mean: 103, spread: 15 },
  awb: { mean: 134, spread: 19 },
  kal: { mean: 95, spread: 11 },
  kal16: { mean: 95, spread: 11 },
};
