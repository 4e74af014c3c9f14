/**
 * The look of our mails. Every colour is set inline, because Gmail's apps and Outlook read little
 * else; the class of the same name lets `style-sheet.ts` change it in dark mode.
 */
export const COLOURS = {
  desk: '#f3efe8',
  paper: '#fffefb',
  panel: '#f7f1e6',
  ink: '#211d19',
  quiet: '#6a6158',
  accent: '#9c2a1c',
  hairline: '#e0d8cb',
} as const;

/** The same names after dusk. */
export const DARK_COLOURS: Readonly<Record<keyof typeof COLOURS, string>> = {
  desk: '#12100f',
  paper: '#1c1917',
  panel: '#27221e',
  ink: '#ede6db',
  quiet: '#b0a598',
  accent: '#f29583',
  hairline: '#3d3630',
};

// No quotation marks: each costs six bytes once it is escaped in a style attribute.
export const SERIF = 'Georgia,Times New Roman,Times,serif';
export const SANS = 'Helvetica Neue,Helvetica,Arial,sans-serif';
export const MONO = 'Menlo,Consolas,Courier New,monospace';

/** Width of the paper on a wide screen. */
export const PAPER_WIDTH = 640;
/** White space at the paper's sides. */
export const MARGIN = 52;
