import type { Page } from 'playwright-core';

const LONGEST_WALK = 120;

/** One stop of the Tab key. */
export interface FocusStop {
  readonly element: string;
  /** Whether people see where they are: an outline of 2 px or more, on an element in view. */
  readonly seen: boolean;
}

/** Presses Tab from the top of a page to its end. It skips what is inside frames. */
export async function walkFocus(page: Page): Promise<FocusStop[]> {
  const stops: FocusStop[] = [];
  for (let presses = 0; presses < LONGEST_WALK; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const outlined =
        outlineStyle !== 'none' &&
        Number.parseFloat(outlineWidth) >= 2 &&
        !outlineColor.endsWith(', 0)');
      const inView =
        right > left &&
        bottom > top &&
        right > 0 &&
        left < innerWidth &&
        bottom > 0 &&
        top < innerHeight;
      const framed = element.tagName === 'IFRAME';
      return { element: element.outerHTML.slice(0, 120), seen: inView && (outlined || framed) };
    });
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error(`Tab reached no end: ${stops.at(-1)?.element}`);
}
