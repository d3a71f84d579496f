import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';

import { cacheFolder, parseFolder, parseNames, parseSeconds, parseSeed } from './options.js';

describe('a seed', () => {
  it.each(['', ' ', '0x10', '1e3', '-1', '1.5', '4294967296', '7 ', 'seven'])('is not %j', (text) => {
    expect(() => parseSeed(text)).toThrow(JSON.stringify(text));
  });

  it('is a whole number of 32 bits', () => {
    expect(parseSeed('0')).toBe(0);
    expect(parseSeed('4294967295')).toBe(0xffffffff);
  });
});

describe('a length of time', () => {
  it.each(['', '0', '1e3', '0x10', 'Infinity', '-3', '86401'])('is not %j', (text) => {
    expect(() => parseSeconds(text)).toThrow(JSON.stringify(text));
  });

  it('may have decimals', () => {
    expect(parseSeconds('0.5')).toBe(0.5);
    expect(parseSeconds('.5')).toBe(0.5);
  });
});

it('a name that stands twice counts once, and an empty one is a slip', () => {
  expect(parseNames('wasm, onnx,wasm')).toEqual(['wasm', 'onnx']);
  expect(() => parseNames('wasm,,onnx')).toThrow('empty name');
});

it('an empty word is no folder', () => {
  expect(() => parseFolder(' ')).toThrow('no folder');
});

describe('the cache folder', () => {
  it.each([
    ['as the command says', { cacheDir: '/a' }, { RVW_CACHE: '/b', XDG_CACHE_HOME: '/c' }, '/a'],
    ['as the environment says', {}, { RVW_CACHE: '/b', XDG_CACHE_HOME: '/c' }, '/b'],
    [
      'that of the user where a variable is empty',
      {},
      { RVW_CACHE: '', XDG_CACHE_HOME: '/c' },
      '/c/rules-vs-weights',
    ],
    [
      'that of the user where a variable holds nothing but spaces',
      {},
      { RVW_CACHE: ' ', XDG_CACHE_HOME: '/c' },
      '/c/rules-vs-weights',
    ],
    [
      'in the home folder of the user where HOME is empty',
      {},
      { RVW_CACHE: '', XDG_CACHE_HOME: '', HOME: '' },
      join(userInfo().homedir, '.cache', 'rules-vs-weights'),
    ],
    [
      'in the home folder where the variable says no absolute path',
      {},
      { RVW_CACHE: '', XDG_CACHE_HOME: ' ' },
      join(homedir(), '.cache', 'rules-vs-weights'),
    ],
  ])('is %s', (_, flags, environment, expected) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    expect(cacheFolder(flags)).toBe(expected);
    vi.stubEnv('XDG_CACHE_HOME', '');
    vi.stubEnv('RVW_CACHE', '');
    expect(cacheFolder({})).toMatch(/\.cache.rules-vs-weights$/);
    vi.unstubAllEnvs();
  });
});
