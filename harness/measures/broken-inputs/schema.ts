import { z } from 'zod';

const sideSchema = { program: z.string(), runtime: z.string() };

/** One input that was broken, beside what it was. */
export const brokenInputSchema = z.object({
  example: z.string(),
  truth: z.string(),
  /** The program that the attackers asked. */
  brokenFor: z.object(sideSchema),
  distance: z.number(),
  /** The most that any feature was changed by. */
  largestChange: z.number(),
  /** Of a sound: how many decibels the change lies below it. */
  below: z.number().optional(),
  /** The attacker that came nearest. */
  by: z.string(),
  original: z.object({ drawing: z.string(), sound: z.string().optional() }),
  changed: z.object({ drawing: z.string(), sound: z.string().optional() }),
  /** What every program says of the changed input; null for an abstention. */
  decisions: z.array(z.object({ ...sideSchema, answer: z.string().nullable(), right: z.boolean() })),
});

/** Broken inputs, of every program the smallest changes first. */
export const brokenInputsSchema = z.object({ examples: z.array(brokenInputSchema) });

/** See {@link brokenInputSchema}. */
export type BrokenInput = z.infer<typeof brokenInputSchema>;

/** See {@link brokenInputsSchema}. */
export type BrokenInputs = z.infer<typeof brokenInputsSchema>;
