import { forceDarkMail } from '@galley/proof';
import { LOGO_THEME, type PreviewPage } from '../../../emails/fixtures/preview-pages.fixture.ts';

/** A way in which a mail program may show a mail. */
export interface Variant {
  readonly name: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  readonly html: (page: PreviewPage) => string;
}

const asItIs = (page: PreviewPage): string => page();

export const VARIANTS: readonly Variant[] = [
  { name: 'light', width: 600, scheme: 'light', html: asItIs },
  { name: 'phone', width: 320, scheme: 'light', html: asItIs },
  { name: 'dark', width: 600, scheme: 'dark', html: asItIs },
  { name: 'forced-dark', width: 600, scheme: 'light', html: (page) => forceDarkMail(page()) },
  // Nothing answers at the logo's URL, so its text appears instead.
  { name: 'images-off', width: 600, scheme: 'light', html: (page) => page(LOGO_THEME) },
];
