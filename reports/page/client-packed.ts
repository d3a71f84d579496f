/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/**
 * What an element of the page holds packed (see `packed.ts`), as text.
 *
 * @throws where the browser cannot inflate (those older than 2023), or what stands there is no such text
 */
export async function unpacked(id: string): Promise<string> {
  const bytes = Uint8Array.from(atob(document.getElementById(id)!.textContent), (sign) => sign.charCodeAt(0));
  const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(text).text();
}
