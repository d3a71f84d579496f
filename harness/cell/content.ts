import { Buffer } from 'node:buffer';
import { serialize } from 'node:v8';

/**
 * The content of a value as bytes: the same for the same content. The bytes of `serialize` are not, for the numbers of
 * objects: whether 1 is written as an integer depends on what other objects of its form held before.
 *
 * Objects are known by their own members, in their order; functions and other things that hold code are refused.
 *
 * @throws Error (`DataCloneError`) for what cannot be sent to another process either
 */
export function contentOf(value: unknown): Buffer {
  const parts: Buffer[] = [];
  write(value, parts, []);
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

function write(value: unknown, parts: Buffer[], above: readonly unknown[]): void {
  const say = (text: string): void => void parts.push(Buffer.from(text));
  if (typeof value === 'number') {
    say(`n${Object.is(value, -0) ? '-0' : value};`);
    return;
  }
  if (typeof value === 'string') {
    say(`s${value.length}:${value}`);
    return;
  }
  if (typeof value !== 'object' || value === null) return void parts.push(serialize(value));
  if (ArrayBuffer.isView(value)) {
    say(`v${value.constructor.name}${value.byteLength}:`);
    parts.push(Buffer.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)));
    return;
  }
  // What holds itself: how far above says where it leads.
  const place = above.indexOf(value);
  if (place >= 0) {
    say(`^${above.length - place};`);
    return;
  }
  const below = [...above, value];
  if (!Array.isArray(value) && !isOwnClass(value)) return void parts.push(serialize(value));
  say(Array.isArray(value) ? `[${value.length}:` : '{');
  for (const [name, member] of Object.entries(value)) {
    say(`k${name.length}:${name}`);
    write(member, parts, below);
  }
  say('}');
}

/** True for objects that are known by their members: not for dates, maps, sets and others of the language. */
const isOwnClass = (value: object): boolean => Object.prototype.toString.call(value) === '[object Object]';
