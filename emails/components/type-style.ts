import type { MailContext } from './mail-context.ts';

/**
 * How each kind of text is set, as [weight, size, line height, family]. Fonts and colours are
 * inherited wherever possible: a style on every paragraph is what makes a mail heavy.
 */
const STYLES = {
  nameplate: ['normal', 48, 54, 'display'],
  lead: ['bold', 42, 47, 'display'],
  title: ['bold', 29, 35, 'display'],
  headline: ['bold', 21, 28, 'display'],
  rank: ['normal', 34, 38, 'display'],
  standfirst: ['normal', 21, 32, 'text'],
  body: ['normal', 17, 28, 'text'],
  contents: ['normal', 18, 25, 'text'],
  label: ['bold', 12, 16, 'label'],
  links: ['normal', 15, 26, 'label'],
  small: ['normal', 13, 20, 'label'],
} as const;

/** The CSS `font` of a kind of text. */
export function fontOf({ theme }: MailContext, style: keyof typeof STYLES): string {
  const [weight, size, height, family] = STYLES[style];
  return `${weight === 'bold' ? 'bold ' : ''}${size}px/${height}px ${theme.fonts[family]}`;
}

/** Tightens or widens letter spacing, except where letters join (Arabic and similar scripts). */
export const tracking = ({ direction }: MailContext, pixels: number) =>
  direction === 'rtl' ? {} : { letterSpacing: `${pixels}px` };
