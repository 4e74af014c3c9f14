import { DARK_COLOURS } from './theme.ts';

/**
 * What inline styles cannot say. A mail must be readable without it. `x-apple-data-detectors` marks
 * the links that iOS makes of dates and addresses.
 */
export const STYLE_SHEET = [
  'body{-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}',
  'a[x-apple-data-detectors]{color:inherit!important;text-decoration:none!important}',
  '.plain:hover{text-decoration:underline!important}',
  '@media (max-width:520px){',
  '.margin{padding-left:24px!important;padding-right:24px!important}',
  '.panel-margin{padding-left:20px!important;padding-right:20px!important}',
  '.desk-margin{padding:0!important}',
  '.nameplate{font-size:34px!important;line-height:38px!important}',
  '.lead-title{font-size:29px!important;line-height:34px!important}',
  '.title{font-size:26px!important;line-height:31px!important}',
  '.standfirst{font-size:19px!important;line-height:28px!important}',
  '}',
].join('');

/** Apart from the other, because Gmail drops a whole sheet for one rule that it cannot read. */
export const DARK_STYLE_SHEET = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  '@media (prefers-color-scheme:dark){',
  `.desk,.desk>table>tbody>tr>td{background-color:${DARK_COLOURS.desk}!important}`,
  `.paper{background-color:${DARK_COLOURS.paper}!important}`,
  `.panel{background-color:${DARK_COLOURS.panel}!important}`,
  `.ink{color:${DARK_COLOURS.ink}!important}`,
  `.quiet{color:${DARK_COLOURS.quiet}!important}`,
  `.accent{color:${DARK_COLOURS.accent}!important}`,
  `.hairline{border-color:${DARK_COLOURS.hairline}!important}`,
  `.ink-rule{border-color:${DARK_COLOURS.ink}!important}`,
  `.accent-rule{border-color:${DARK_COLOURS.accent}!important}`,
  `.button{background-color:${DARK_COLOURS.ink}!important;color:${DARK_COLOURS.paper}!important}`,
  '}',
].join('');
