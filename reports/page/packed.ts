import { strToU8, zlibSync } from 'fflate';

/**
 * Text or bytes as the page carries what only its script reads: compressed (zlib, RFC 1950) and in base64, a sixth of its length for
 * charts. The page inflates it with what every browser has (`client-packed.ts`). By a compressor in JavaScript: that of Node
 * gives other bytes on other machines, and a page that is made again must be the same.
 */
export function packed(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  return Buffer.from(zlibSync(bytes, { level: 9 })).toString('base64');
}
