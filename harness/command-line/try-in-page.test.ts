import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import wavefile from 'wavefile';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { RECORDED } from '../../reports/fixture/index.js';
import type { TaskInReport } from '../../reports/in-page.js';
import { CHROMIUM, PageBrowser } from '../../reports/page/test-page.js';
import { UserError, type LoadedProgram, type TaskInPage } from '../../tasks/contract/index.js';
import { loadExamples } from '../cell/load-examples.js';
import { soundUri } from '../measures/disagreements/sound.js';
import type { KnownTask } from '../plugins.js';
import { gatherInPage } from './in-page.js';
import {
  answersIn,
  CONTEXT,
  drawStroke,
  drawWithFinger,
  explained,
  reach,
  suite,
  violationsIn,
} from './test-in-page.js';

/** Inputs of each task that are decided on in the page and in Node. */
const SHARED = 50;

/** An answer of the page or of Node. */
interface Said {
  readonly program: string;
  /** In words; empty for an abstention. */
  readonly answer: string;
  readonly confidence: number | undefined;
}

/** Gives a section inputs as text, one after the other, and reads what the programs say at once. */
const sayInPage = (section: Locator, texts: readonly string[]): Promise<Said[][]> =>
  section.evaluate(
    (element, given) =>
      given.map((detail) => {
        element.dispatchEvent(new CustomEvent('try', { detail }));
        return [...element.querySelectorAll<HTMLElement>('[data-program]')].map(({ dataset }) => ({
          program: dataset.program!,
          answer: dataset.answer!,
          confidence: dataset.confidence === '' ? undefined : Number(dataset.confidence),
        }));
      }),
    texts,
  );

describe.skipIf(CHROMIUM === undefined)('what can be tried in the page', () => {
  let browser: PageBrowser;
  let known: readonly KnownTask[];
  let offers: readonly TaskInReport[];
  let address: string;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    known = await suite();
    const { tasks, notes } = await gatherInPage(RECORDED, known);
    expect(notes).toEqual([]);
    offers = tasks;
    browser = await PageBrowser.start();
    address = await browser.pageOf(RECORDED, 'whole', offers);
    ({ page, complaints } = await browser.open(address));
  });

  afterAll(() => browser.close());

  // First of those that share the page: nothing was near yet but the pad of the first screen, which is tested by itself.
  it('runs and decodes nothing before its section comes near', async () => {
    expect(await page.locator('[data-try]').count()).toBe(3);
    expect(await page.locator('[data-try][data-state]').count()).toBe(0);
    const { page: other } = await browser.open(
      await browser.pageOf(
        RECORDED,
        'no-pad',
        offers.map((offer) => ({ ...offer, onFirstScreen: false })),
      ),
    );
    expect(await other.locator('[data-pad]').count()).toBe(0);
    expect(await other.evaluate(() => 'inPage' in globalThis)).toBe(false);
    await other.close();
  });

  it.each(['digits', 'tic-tac-toe', 'keyword-spotting'])(
    'answers as the programs in Node do, on %s',
    async (id) => {
      const { task, programs } = known.find((one) => one.task.id === id)!;
      const { inPage } = (await import(task.tryInPage!.module)) as { inPage: TaskInPage<unknown, unknown> };
      const { examples } = await loadExamples(task.dataSets[0], 'validation', { ...CONTEXT, limit: SHARED });
      const texts = examples.map(
        ({ input }) => task.tryInPage!.write?.(input) ?? soundUri(task.sound!(input)),
      );
      const inputs = texts.map((text) => inPage.read(text));
      const inNode = async ({ decide }: Pick<LoadedProgram<unknown, unknown>, 'decide'>, program: string) => {
        const said: Said[] = [];
        for (const input of inputs) {
          const decision = await decide(input);
          const answered = decision.kind === 'answer';
          said.push({
            program,
            answer: answered ? task.describeAnswer(decision.answer) : '',
            confidence: answered ? decision.confidence : undefined,
          });
        }
        return said;
      };
      const [rules, network] = programs;
      const whole = await network!.load({ runtime: 'plain' });
      const bits = network!.inPage!.bits as 8 | undefined;
      const shipped =
        bits === undefined ? whole : (await network!.quantised!(bits, { runtime: 'plain' })).loaded;
      const expected = [
        await inNode(await rules!.load({ runtime: 'v8' }), 'handwritten'),
        await inNode(shipped, 'learned'),
      ];

      const section = await reach(page, id);
      const said = await sayInPage(section, texts);
      expect(said).toHaveLength(SHARED);
      for (const [at, answers] of said.entries()) {
        for (const [which, { program, answer, confidence }] of answers.entries()) {
          const { confidence: sure, ...rest } = expected[which]![at]!;
          expect({ program, answer }, `input ${at}`).toEqual(rest);
          if (sure === undefined) expect(confidence).toBeUndefined();
          else expect(confidence).toBeCloseTo(sure, 3);
        }
      }
      // The page says that its network is the rounded one: how seldom that matters is not left to its word.
      const unrounded = await inNode(whole, 'learned');
      const alike = unrounded.filter(({ answer }, at) => answer === said[at]![1]!.answer);
      expect(alike.length).toBeGreaterThanOrEqual(SHARED - 1);
      expect(complaints).toEqual([]);
    },
  );

  it('reads a digit that is drawn with a mouse, says why, and forgets it', async () => {
    const section = await reach(page, 'digits');
    const why = explained(section);
    await drawStroke(page, section, [
      [0.5, 0.2],
      [0.5, 0.8],
    ]);
    await why;
    expect(await answersIn(section)).toEqual(['one', 'one']);
    expect(await section.locator('[data-part="time"]').allTextContents()).toEqual([
      expect.stringMatching(/s, on the browser’s JavaScript$/),
      expect.stringMatching(/s, on /),
    ]);
    expect(await section.locator('.votes tbody tr').count()).toBeGreaterThan(2);
    expect(await section.locator('[data-program="handwritten"] .drawing svg title').textContent()).toMatch(
      /0 holes, 2 free ends/,
    );
    expect(await section.locator('[data-program="learned"] .drawing svg title').textContent()).toMatch(
      /spoke for the answer/,
    );
    await section.getByRole('button', { name: 'Clear' }).click();
    expect(await section.locator('[data-part="said"]').allTextContents()).toEqual(['–', '–']);
  });

  it('reads a digit that is drawn with a finger, without scrolling the page', async () => {
    const { page: phone, complaints: said } = await browser.open(address, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const section = await reach(phone, 'digits');
    const width = () => phone.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(390);
    await section.locator('.try-paper').scrollIntoViewIfNeeded();
    const scrolled = () => phone.evaluate(() => scrollY);
    const before = await scrolled();
    const why = explained(section);
    await drawWithFinger(phone, section);
    await why;
    expect(await answersIn(section)).toEqual(['one', 'one']);
    expect(await scrolled()).toBe(before);
    expect(await width()).toBe(390);
    expect(said).toEqual([]);
    await phone.close();
  });

  it('steps through the examples of the run by keyboard, and says where the page differs from the run', async () => {
    const section = await reach(page, 'digits');
    const why = explained(section);
    await section.getByRole('button', { name: 'The next hard one' }).focus();
    await page.keyboard.press('Enter');
    await why;
    expect(await section.locator('output').textContent()).toMatch(/^1 of 4. Right: \w+$/);
    const [first, second] = await answersIn(section);
    expect(first).not.toBe(second);
    await page.keyboard.press('Enter');
    expect(await section.locator('output').textContent()).toMatch(/^2 of 4/);
    await section.locator('[data-part="examples"] select').selectOption({ index: 4 });
    expect(await section.locator('output').textContent()).toMatch(/^4 of 4/);
    const notes = await section.locator('[data-part="how"]').allTextContents();
    expect(notes.join('')).not.toContain('in the run it said');
  });

  it.each([0, 1])(
    'plays a game to its end by keyboard, against opponent %i, and shows both moves',
    async (opponent) => {
      const section = await reach(page, 'tic-tac-toe');
      await section.getByLabel('against').selectOption(String(opponent));
      await section.getByLabel('Play as').selectOption('O');
      const status = section.locator('.try-status');
      await section.getByRole('button', { name: 'New game' }).press('Enter');
      // The other side is X, and began.
      expect(await section.locator('.try-cells button', { hasText: 'X' }).count()).toBe(1);
      while (/^Your move/.test((await status.textContent())!)) {
        const free = section.locator('.try-cells button[aria-disabled="false"]').first();
        await free.focus();
        await page.keyboard.press('Enter');
        const answers = await answersIn(section);
        expect(answers.filter((answer) => answer === '' || answer === undefined)).toEqual([]);
      }
      expect(await status.textContent()).toMatch(/^(Three in a row: .+ wins as X|The board is full: a draw)/);
      expect(await section.locator('.try-cells button[aria-disabled="false"]').count()).toBe(0);
    },
  );

  it('hears the examples, and a recording that is chosen or dropped', async () => {
    const section = await reach(page, 'keyword-spotting');
    const first = explained(section);
    await section.getByRole('button', { name: 'The next hard one' }).click();
    // What is asked next must not be taken for explained when this is.
    await first;
    expect(await section.locator('audio').getAttribute('src')).toMatch(/^data:audio\/wav/);
    expect(await section.locator('[data-part="how"]').allTextContents()).toEqual(['', '']);

    const wave = new wavefile.WaveFile();
    const tone = Float64Array.from({ length: 66_150 }, (_, at) => 8000 * Math.sin(at / 12));
    wave.fromScratch(2, 44_100, '16', [tone, tone]);
    const bytes = Buffer.from(wave.toBuffer());
    const why = explained(section);
    await section
      .locator('input[type="file"]')
      .setInputFiles({ name: 'tone.wav', mimeType: 'audio/wav', buffer: bytes });
    await why;
    expect(await section.locator('.try-status').textContent()).toBe(
      'tone.wav, mixed down from 2 channels, resampled from 44100 Hz, cut to the second around its loudest part',
    );
    expect(await section.locator('[data-program="learned"]').getAttribute('data-answer')).toMatch(/\w/);

    const drop = (name: string, content: string) =>
      section.locator('.try-drop').evaluate(
        (target, [file, base64]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(
            new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], file),
          );
          target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        },
        [name, content] as const,
      );
    const again = explained(section);
    await drop('dropped.wav', bytes.toString('base64'));
    await again;
    expect(await section.locator('.try-status').textContent()).toMatch(/^dropped\.wav, mixed down/);
    await drop('letter.txt', Buffer.from('no sound at all').toString('base64'));
    await expect
      .poll(() => section.locator('.try-status').textContent())
      .toBe('letter.txt is no sound that this browser can read; choose a WAV file');
    expect(complaints).toEqual([]);
  });

  it('shows the votes of the gallery as bars to both sides, which add up to the lead that the program names', async () => {
    const gallery = page.locator('#task-digits .gallery', { has: page.locator('.votes') });
    expect(await gallery.count()).toBe(1);
    for (const answer of await gallery.locator('.answer', { has: page.locator('.votes') }).all()) {
      const numbers = (column: number) =>
        answer
          .locator(`.votes tbody td:nth-child(${column})`)
          .evaluateAll((cells) =>
            cells.reduce((sum, cell) => sum + Number(cell.textContent.replace('−', '-')), 0),
          );
      const last = (await answer.locator('.votes tbody tr').last().textContent())!;
      const [, most, second] = /has the most votes: (-?\d+), before \w+ with (-?\d+)/.exec(last)!;
      expect(await numbers(4)).toBe(Number(most));
      expect(await numbers(2)).toBe(Number(second));
      const reach = await answer.locator('.votes td[style]').evaluateAll((cells) =>
        cells.map((cell) => {
          const { style } = cell as HTMLElement;
          return Number(style.getPropertyValue('--for')) - Number(style.getPropertyValue('--against'));
        }),
      );
      expect(Math.sign(reach.reduce((sum, one) => sum + one))).toBe(Math.sign(Number(most) - Number(second)));
    }
  });

  it('has room for votes on a phone and on paper, and draws them in the colours of the system, too', async () => {
    const { page: phone } = await browser.open(address, { viewport: { width: 390, height: 844 } });
    const votes = phone.locator('.gallery .votes:visible').first();
    await votes.scrollIntoViewIfNeeded();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const words = () =>
      votes.locator('tbody td:first-child').evaluateAll((cells) => cells.map((cell) => cell.clientWidth));
    expect(Math.min(...(await words()))).toBeGreaterThan(120);
    const bar = () =>
      votes
        .locator('td[style]')
        .first()
        .evaluate((cell) => getComputedStyle(cell).backgroundImage);
    const drawn = await bar();
    expect(drawn).toMatch(/gradient.*gradient/);
    await phone.emulateMedia({ forcedColors: 'active' });
    expect(await bar()).toMatch(/gradient.*gradient/);
    await phone.close();
    for (const [width, media] of [
      [768, 'screen'],
      [700, 'print'],
    ] as const) {
      const { page: other } = await browser.open(address, { viewport: { width, height: 900 } }, false);
      await other.emulateMedia({ media });
      const cell = other.locator('.gallery .votes:visible tbody td:first-child').first();
      expect((await cell.boundingBox())!.width, `${media} of ${width}`).toBeGreaterThan(180);
      await other.close();
    }
  });

  it.each(['light', 'dark'] as const)('gives axe nothing to find in %s colours', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await violationsIn(page, '.try')).toEqual([]);
    expect(await violationsIn(page, '.try-links')).toEqual([]);
    expect(await violationsIn(page, '.gallery:has(.votes)')).toEqual([]);
  });

  it('is led to from the first screen, and is not printed', async () => {
    const links = page.locator('.try-links a');
    expect(await links.count()).toBe(3);
    await page.evaluate(() => scrollTo(0, 0));
    const last = (await page.locator('.command').boundingBox())!;
    expect(last.y + last.height).toBeLessThanOrEqual(800);
    for (const link of await links.all())
      expect(await page.locator((await link.getAttribute('href'))!).count()).toBe(1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.try:visible').count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
  });

  it('makes the same page again, byte for byte', async () => {
    const { tasks } = await gatherInPage(RECORDED, await suite());
    const again = await browser.pageOf(RECORDED, 'again', tasks);
    expect(await readFile(new URL(again))).toEqual(await readFile(new URL(address)));
  });

  it('leaves out what cannot be had, with a note, and tasks that nobody knows without one', async () => {
    const broken = known.map((one) => ({
      ...one,
      programs: one.programs.map((program) =>
        program.id === 'learned'
          ? {
              ...program,
              inPage: {
                ...program.inPage!,
                data: () => Promise.reject(new UserError('the weights are gone')),
              },
            }
          : program,
      ),
    }));
    const some = await gatherInPage(RECORDED, broken.slice(0, 1));
    expect(some.notes).toEqual([
      'program learned of task digits cannot be tried in the page: the weights are gone',
    ]);
    expect(some.tasks.map(({ task, programs }) => [task, programs.map(({ id }) => id)])).toEqual([
      ['digits', ['handwritten']],
    ]);
    const { page: other, complaints: said } = await browser.open(
      await browser.pageOf(RECORDED, 'some', some.tasks),
    );
    expect(await other.locator('[data-try]').count()).toBe(1);
    const section = await reach(other, 'digits');
    expect(await section.locator('[data-program]').count()).toBe(1);
    expect(said).toEqual([]);
    await other.close();
  });
});

describe.skipIf(CHROMIUM === undefined)('a task of a plugin', () => {
  /** Modules in TypeScript as a plugin has them, below a folder of their own. */
  const MODULES = {
    'in-page.ts': `
      import type { TaskInPage } from 'rules-vs-weights';
      export const inPage: TaskInPage<number, string> = {
        mount: (place, { ask }) => {
          const box = document.createElement('input');
          box.type = 'number';
          box.setAttribute('aria-label', 'A number');
          box.addEventListener('input', () => void ask(box.valueAsNumber));
          place.append(box);
          return { show: (number) => void (box.valueAsNumber = number) };
        },
        read: Number,
        describeAnswer: (answer) => answer,
        draw: (number) => \`<svg viewBox="0 0 9 9" role="img"><title>\${number}</title></svg>\`,
      };`,
    'rules.ts': `
      export const open = (data: Uint8Array) => ({
        engine: 'fingers',
        decide: (number: number) => {
          if (number === 7) throw new Error('seven');
          return number % data[0]! === 0 ? { kind: 'answer', answer: 'even' } : { kind: 'abstain', reason: 'odd' };
        },
        explain: (number: number) => ({
          kind: 'trace',
          steps: [{ rule: 'remainder', because: '</script><b>bold</b>', facts: {} }],
        }),
      });`,
    'needs-node.ts': `import { readFileSync } from 'node:fs'; export const open = () => readFileSync('x');`,
  };

  it('is tried as those of the package are, and its text stays text', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'try-plugin-'));
    const browser = await PageBrowser.start();
    try {
      for (const [name, code] of Object.entries(MODULES)) await writeFile(join(folder, name), code);
      const moduleOf = (name: keyof typeof MODULES) => pathToFileURL(join(folder, name)).href;
      const [digits] = await suite();
      const mine: KnownTask = {
        ...digits!,
        task: {
          ...digits!.task,
          tryInPage: { title: 'Type a number', reading: '</script>', module: moduleOf('in-page.ts') },
        },
        programs: [
          {
            ...digits!.programs[0]!,
            inPage: { module: moduleOf('rules.ts'), data: () => Promise.resolve(Uint8Array.of(2)) },
          },
          { ...digits!.programs[1]!, inPage: { module: moduleOf('needs-node.ts') } },
        ],
      };
      const { tasks, notes } = await gatherInPage(RECORDED, [mine]);
      expect(notes).toEqual([
        expect.stringMatching(/^program learned .* cannot be bundled for the page: .*fs/),
      ]);
      const { page, complaints } = await browser.open(await browser.pageOf(RECORDED, 'plugin', tasks));
      const section = await reach(page, 'digits');
      const why = explained(section);
      await section.getByLabel('A number').fill('4');
      await why;
      expect(await answersIn(section)).toEqual(['even']);
      expect(await section.locator('ol li').textContent()).toBe('</script><b>bold</b>');
      await section.getByLabel('A number').fill('5');
      expect(await section.locator('[data-part="said"]').textContent()).toBe('no answer');
      expect(await section.locator('[data-part="how"]').textContent()).toBe('odd');
      // One program that throws must not cost the answer of another.
      await section.getByLabel('A number').fill('7');
      expect(await section.locator('[data-part="how"]').textContent()).toBe('it threw Error: seven');
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
      await rm(folder, { recursive: true });
    }
  });
});
