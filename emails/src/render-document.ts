import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { OutlookMarks } from '../components/outlook-marks.ts';
import { PAPER_WIDTH } from '../components/theme.ts';

/**
 * The marks around what only Outlook's Word engine reads. Noncharacters, which no review contains,
 * stand for the conditional comments, because React cannot write those.
 */
export const OUTLOOK_TABLE = { open: '\uFDD8', close: '\uFDD9' } as const;
export const OUTLOOK_STYLE = { open: '\uFDDA', close: '\uFDDB' } as const;

// Without these lines Word scales widths by the screen's DPI and treats a line height as a minimum.
const OUTLOOK_COMMENTS: Readonly<Record<string, string>> = {
  [OUTLOOK_STYLE.open]:
    '<!--[if mso]><noscript><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch>' +
    '</o:OfficeDocumentSettings></xml></noscript><style>table{border-collapse:collapse}' +
    'td,p,h1,h2,h3,h4,li{mso-line-height-rule:exactly}',
  [OUTLOOK_STYLE.close]: '</style><![endif]-->',
  [OUTLOOK_TABLE.open]: `<!--[if mso]><table role="presentation" align="center" width="${PAPER_WIDTH}" cellpadding="0" cellspacing="0"><tr><td><![endif]-->`,
  [OUTLOOK_TABLE.close]: '<!--[if mso]></td></tr></table><![endif]-->',
};

/** React adds links that make browsers load pictures early; mail programs don't support them. */
const PRELOAD = /<link rel="preload"[^>]*>/g;

/**
 * A mail's HTML. Static markup, because React's streaming renderers add comments, take twice as
 * long and hold on to memory in a tight loop.
 */
export const renderDocument = (mail: ReactElement): string =>
  `<!DOCTYPE html>${renderToStaticMarkup(createElement(OutlookMarks, { value: true }, mail))
    .replaceAll(PRELOAD, '')
    .replaceAll(/[\uFDD8-\uFDDB]/g, (mark) => OUTLOOK_COMMENTS[mark] ?? '')}`;
