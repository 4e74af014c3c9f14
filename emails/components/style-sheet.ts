import type { Theme } from '@galley/core/newsletter';

/**
 * What inline styles cannot express. A mail must be readable without it. `x-apple-data-detectors`
 * marks the links that iOS makes from dates and addresses.
 */
export const STYLE_SHEET = [
  'body{-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}',
  'a[x-apple-data-detectors]{color:inherit!important;text-decoration:none!important}',
  '.plain:hover{text-decoration:underline!important}',
  '@media (max-width:520px){',
  '.margin{padding-left:24px!important;padding-right:24px!important}',
  '.panel-margin{padding-left:20px!important;padding-right:20px!important}',
  '.desk-margin{padding:0!important}',
  '.nameplate{font-size:36px!important;line-height:41px!important}',
  '.lead{font-size:31px!important;line-height:36px!important}',
  '.title{font-size:26px!important;line-height:31px!important}',
  '.standfirst{font-size:19px!important;line-height:29px!important}',
  '}',
].join('');

/**
 * The colours of dark mode. A separate sheet, because Gmail drops a whole sheet for a single
 * rule that it cannot read. Outlook on the web doesn't support the media query: it marks what it
 * has recoloured, text with `data-ogsc` and backgrounds with `data-ogsb`.
 */
export function darkStyleSheet({ dark }: Theme): string {
  const grounds = [
    ['.desk', dark.desk],
    ['.paper', dark.paper],
    ['.panel', dark.panel],
    ['.button', dark.ink],
  ] as const;
  const texts = [
    ['.ink', dark.ink],
    ['.quiet', dark.quiet],
    ['.accent', dark.accent],
    ['.button', dark.paper],
  ] as const;
  const rule = (selector: string, name: string, colour: string) =>
    `${selector}{${name}:${colour}!important}`;
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    '@media (prefers-color-scheme:dark){',
    rule('.desk>table>tbody>tr>td', 'background-color', dark.desk),
    ...grounds.map(([selector, colour]) => rule(selector, 'background-color', colour)),
    ...texts.map(([selector, colour]) => rule(selector, 'color', colour)),
    rule('.hairline', 'border-color', dark.hairline),
    rule('.ink-rule', 'border-color', dark.ink),
    rule('.accent-rule', 'border-color', dark.accent),
    `.dateline{border-top-color:${dark.ink}!important;border-bottom-color:${dark.hairline}!important}`,
    '}',
    ...grounds.map(([name, colour]) => rule(`[data-ogsb] ${name}`, 'background-color', colour)),
    ...texts.map(([name, colour]) => rule(`[data-ogsc] ${name}`, 'color', colour)),
  ].join('');
}
