import axe, { type AxeResults, type NodeResult, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

export interface FlawOptions {
  /** In CSS pixels; the first is checked most closely. */
  readonly widths: readonly number[];
  /** Axe's rules or tags; all of them by default. */
  readonly runOnly?: readonly string[];
  /** Whether contrast is measured at every width and in both modes, or only the first time. */
  readonly colours?: 'all' | 'once';
}

const HEIGHT = 844;
const LOOKS = 3;
const CONTRAST = 'color-contrast';
// Single marks such as stars: axe only measures what reads as words.
const NO_WORDS = ['nonBmp', 'shortTextContent'];

/**
 * Checks a page at each width, in light and dark mode. Returns its flaws as lines: sideways
 * scrolling, a missing title, language, text alternative or h1, a dark scheme that is bright, and
 * whatever axe finds, including text with a contrast below 4.5 (WCAG 2.2, 1.4.3).
 */
export async function findFlaws(page: Page, options: FlawOptions): Promise<string[]> {
  await page.evaluate(axe.source);
  const flaws: string[] = [];
  const { colours = 'all' } = options;
  let rules = options.runOnly;
  for (const width of options.widths) {
    for (const scheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: HEIGHT });
      await page.emulateMedia({ colorScheme: scheme });
      let found = await findFlawsNow(page, scheme, rules);
      // A page that is drawn again while axe measures it seems to have flaws: those that stay count.
      for (let looks = 1; found.length > 0 && looks < LOOKS; looks += 1) {
        found = await findFlawsNow(page, scheme, rules);
      }
      flaws.push(...found.map((flaw) => `${width} px, ${scheme}: ${flaw}`));
      // Structure is the same at every width; colours may differ.
      rules = colours === 'all' ? [CONTRAST] : [];
    }
  }
  return flaws;
}

async function findFlawsNow(
  page: Page,
  scheme: 'light' | 'dark',
  rules: readonly string[] | undefined,
): Promise<string[]> {
  await waitUntilDrawn(page);
  const plain = await findPlainFlaws(page, scheme);
  return rules?.length === 0 ? plain : [...plain, ...(await runAxe(page, rules))];
}

/** Waits until the page has answered a new width or scheme and what moves has come to rest. */
const waitUntilDrawn = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    await frame();
    const ends = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
      .map(({ finished }) => finished);
    // One that is taken back never finishes.
    await Promise.allSettled(ends);
  });

const findPlainFlaws = (page: Page, scheme: 'light' | 'dark'): Promise<string[]> =>
  page.evaluate((scheme) => {
    const root = document.documentElement;
    const all = [...document.querySelectorAll('body *')];
    const wide = all.filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
    const [red = 255, green = 255, blue = 255, opacity = 1] = (
      getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) ?? []
    ).map(Number);
    const ground = opacity > 0 && red + green + blue < 3 * 64 ? 'dark' : 'light';
    const headings = document.querySelectorAll('h1').length;
    const pictures = [...document.querySelectorAll('img:not([alt])')];
    return [
      ...(root.scrollWidth > root.clientWidth
        ? ['scrolls sideways', ...wide.map((one) => `sticks out: ${one.outerHTML.slice(0, 120)}`)]
        : []),
      ...(headings === 1 ? [] : [`has ${headings} h1`]),
      ...(document.title.trim() === '' ? ['has no title'] : []),
      ...(root.lang === '' ? ['has no language'] : []),
      ...pictures.map((one) => `has no alt: ${one.outerHTML.slice(0, 120)}`),
      ...(ground === scheme ? [] : [`has a ${ground} background`]),
    ];
  }, scheme);

async function runAxe(page: Page, runOnly: readonly string[] | undefined): Promise<string[]> {
  const options: RunOptions = {
    iframes: false,
    preload: false,
    resultTypes: ['violations', 'incomplete'],
    ...(runOnly && { runOnly: [...runOnly] }),
  };
  const { violations, incomplete } = await page.evaluate(
    (given): Promise<AxeResults> =>
      (window as unknown as { axe: typeof axe }).axe.run(document, given),
    options,
  );
  // A contrast that axe can't measure is a flaw until somebody has looked.
  const untold = incomplete
    .filter(({ id }) => id === CONTRAST)
    .map(({ id, nodes }) => ({ id, nodes: nodes.filter((node) => !isWordless(node)) }));
  return [...violations, ...untold].flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      return `${id}: ${target.join(' ')}: ${why}`;
    }),
  );
}

const isWordless = ({ any }: NodeResult): boolean =>
  any.some(({ data }) => NO_WORDS.includes((data as { messageKey?: string }).messageKey ?? ''));
