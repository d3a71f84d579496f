/// <reference lib="dom" />

/** Resolves once the browser has painted: in a task after its next frame. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
