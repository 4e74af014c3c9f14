/**
 * What a mail may use although many mail programs lack it, by its name in caniemail's data, each
 * with the reason why the mail is as good without it.
 */
export const ENHANCEMENTS: Readonly<Record<string, string>> = {
  'css-at-font-face': 'every font has a safe one behind it',
  'css-at-media': 'the layout is fluid by itself; media rules only narrow margins and letters',
  'css-at-media-prefers-color-scheme': 'without it the mail stays light',
  'css-border-radius': 'corners stay square',
  'css-box-shadow': 'an edge stays flat',
  'css-color-scheme': 'without it the mail stays light, or is recoloured, which preflight checks',
  'css-hyphens': 'words are not broken',
  'css-opacity': 'hides the preheader besides other means',
  'css-overflow-wrap': 'a very long word sticks out',
  'css-pseudo-class-hover': 'a link looks the same under the pointer',
  'css-selector-attribute': 'undoes what Apple Mail does to dates, and nothing elsewhere',
  'css-text-decoration-color': 'the line under a link has the colour of the link',
  'css-text-decoration-thickness': 'the line under a link is as thick as usual',
  'css-text-underline-offset': 'the line under a link is as near as usual',
  'css-transition': 'a change happens at once',
  'css-word-break': 'a very long word sticks out',
  'css-word-wrap': 'a very long word sticks out',
  'html-anchor-links': 'the entry in the table of contents is read and not followed',
  'html-aria-hidden': 'a screen reader says a little more',
  'html-aria-label': 'a screen reader reads the text itself',
  'html-aria-labelledby': 'a screen reader reads the text itself',
  'html-body': 'the outermost table repeats what the body says',
  'html-dir': 'the text runs as its letters do',
  'html-lang': 'a screen reader uses its usual voice',
  'html-meta-color-scheme': 'without it the mail stays light, or is recoloured',
  'html-role': 'a screen reader announces a table',
  'html-semantics': 'an element is shown like a div',
  'html-target': 'mail programs open links outside themselves anyway',
};
