/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/**
 * What an element of the page holds packed (see `packed.ts`), as text.
 *
 * @throws where the browser cannot inflate (those older than 2023), or what stands there is no such text
 */
export const unpacked = (id: string): Promise<string> => inflated(id).text();

/** The same of what are bytes. */
export const unpackedBytes = async (id: string): Promise<Uint8Array> =>
  new Uint8Array(await inflated(id).arrayBuffer());

function inflated(id: string): Response {
  const bytes = Uint8Array.from(atob(document.getElementById(id)!.textContent), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')));
}
