/** The views of a proof, side by side. */
export const VIEWS = [
  { key: 'desktop', name: 'Desktop', note: '700 px, light mode', width: 700 },
  { key: 'phone', name: 'Phone', note: '375 px, light mode', width: 375 },
  { key: 'dark', name: 'Dark', note: 'with the mail’s dark styles', width: 375 },
  { key: 'forced-dark', name: 'Forced dark', note: 'recoloured, as in Gmail', width: 375 },
  { key: 'images-off', name: 'Images off', note: 'alternative texts only', width: 375 },
  { key: 'changes', name: 'Changes', note: 'since it was last read', width: 700 },
  { key: 'text', name: 'Plain text', note: 'the other part of the mail', width: 700 },
  { key: 'source', name: 'Source', note: 'headers and HTML', width: 700 },
] as const;

export type View = (typeof VIEWS)[number];
export type ViewKey = View['key'];

/** The views to take pictures of. */
export const PICTURED_VIEWS = VIEWS.filter(({ key }) => key !== 'changes' && key !== 'source');

export const isViewKey = (name: string): name is ViewKey => VIEWS.some(({ key }) => key === name);
