import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

// React cannot write a conditional comment into <head>. Without these lines Outlook's Word engine
// scales widths by the screen's DPI and takes a line height for a minimum.
const OUTLOOK_HEAD =
  '<!--[if mso]><noscript><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch>' +
  '</o:OfficeDocumentSettings></xml></noscript><style>table{border-collapse:collapse}' +
  'td,p,h1,h2,h3,h4,li{mso-line-height-rule:exactly}</style><![endif]-->';

/**
 * A mail's HTML. Static markup, because React's streaming renderers add comments, take twice as
 * long and keep memory in a tight loop.
 */
export const renderDocument = (mail: ReactElement): string =>
  `<!DOCTYPE html>${renderToStaticMarkup(mail).replace('</head>', () => `${OUTLOOK_HEAD}</head>`)}`;
