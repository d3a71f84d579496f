import { readFileSync } from 'node:fs';

import { UserError, type FeatureView } from '../../contract/index.js';
import { gridGroups } from '../grid-groups.js';
import { oneLine } from '../one-line.js';
import { notPng, readPng } from '../png.js';
import { folderDataSet, listClassFiles, type ClassFolders } from './class-folders.js';
import { drawPicture } from './draw-picture.js';
import type { Picture, PictureForm } from './picture.js';
import type { TaskData } from './task-data.js';

/** Where a PNG file says how it is made (ISO/IEC 15948, its header chunk). */
const HEADER = { length: 26, width: 16, height: 20, colourType: 25 };
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Colour types of PNG without colour: grey, and grey with transparency. */
const GREY = [0, 4];

/** Patches along each side at most. */
const PATCHES = 8;

/**
 * A data set of PNG images in class folders, all of one size; the first says whether they are grey or in colour.
 *
 * @throws UserError where there is no such folder, and with the names of images that are damaged, transparent, or of another
 *   size or kind
 * @example
 * imageFolder({
 *   folder: new URL('./leaves/', import.meta.url), // leaves/oak/1.png, leaves/elm/1.png, …
 *   split: { by: 'hash', test: 0.3 },
 *   licence: 'CC-BY-4.0',
 * });
 */
export function imageFolder(definition: ClassFolders): TaskData<Picture, string> {
  let known: Form | undefined;
  const form = (): Form => (known ??= readForm(definition));
  return {
    dataSet: folderDataSet(definition, '.png', 'images', async (bytes, path) => {
      const picture = await readPng(bytes, path);
      requireForm(picture, path, form());
      return { input: picture, content: picture.pixels };
    }),
    get about() {
      const { width, height, channels } = form();
      return `A program is given an image of ${width}×${height} pixels, ${channels === 1 ? 'in grey' : 'in colour'}.`;
    },
    get features() {
      return form().features;
    },
    get groups() {
      return form().groups;
    },
    get classes() {
      return form().classes;
    },
    draw: (picture, overlay) => drawPicture(picture, form().patch, overlay),
  };
}

interface Form extends PictureForm {
  /** The image that the form is that of. */
  readonly first: string;
  readonly classes: readonly string[];
  /** Pixels of a patch along each side. */
  readonly patch: number;
  readonly features: FeatureView<Picture>;
  readonly groups: TaskData<Picture, string>['groups'] & object;
}

function readForm(definition: ClassFolders): Form {
  const files = listClassFiles(definition, '.png');
  const first = files[0]!.path;
  const bytes = readFileSync(
    new URL(first.split('/').map(encodeURIComponent).join('/'), folderUrl(definition)),
  );
  if (bytes.length < HEADER.length || SIGNATURE.some((byte, at) => bytes[at] !== byte)) throw notPng(first);
  const size = {
    width: bytes.readUInt32BE(HEADER.width),
    height: bytes.readUInt32BE(HEADER.height),
    channels: GREY.includes(bytes[HEADER.colourType]!) ? 1 : 3,
  } as const;
  const patch = Math.ceil(Math.max(size.width, size.height) / PATCHES);
  const features = viewOf(size);
  return {
    ...size,
    first,
    classes: [...new Set(files.map(({ truth }) => truth))].sort(),
    patch,
    features,
    groups: gridGroups(features, {
      size: size.channels === 1 ? [patch, patch] : [patch, patch, 3],
      meaning: `a patch of ${patch}×${patch} pixels`,
    }),
  };
}

/** With the slash that makes it a folder. */
const folderUrl = ({ folder }: ClassFolders): URL => new URL(folder.href.replace(/\/?$/, '/'));

function viewOf({ width, height, channels }: PictureForm): FeatureView<Picture> {
  return {
    shape: channels === 1 ? [height, width] : [height, width, 3],
    axes: channels === 1 ? ['row', 'column'] : ['row', 'column', 'red, green or blue'],
    meaning: 'brightness, 0 (black) to 1 (white)',
    toVector: ({ pixels }) => Float32Array.from(pixels, (value) => value / 255),
    fromVector: (vector) => ({
      width,
      height,
      channels,
      pixels: Uint8Array.from(vector, (value) => Math.round(255 * Math.min(1, Math.max(0, value)))),
    }),
  };
}

function requireForm({ width, height, channels }: Picture, path: string, wanted: Form): void {
  if (width !== wanted.width || height !== wanted.height)
    throw new UserError(
      `${oneLine(path)} is ${width}×${height} pixels; expected ${wanted.width}×${wanted.height}, as ${oneLine(wanted.first)}`,
    );
  if (channels !== wanted.channels)
    throw new UserError(
      `${oneLine(path)} is ${channels === 1 ? 'grey' : 'in colour'}; expected it ${wanted.channels === 1 ? 'grey' : 'in colour'}, as ${oneLine(wanted.first)}`,
    );
}
