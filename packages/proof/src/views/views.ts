/** The ways in which a proof is looked at, side by side. */
export const VIEWS = [
  { key: 'desktop', name: 'Desktop', note: '700 px, by day', width: 700 },
  { key: 'phone', name: 'Phone', note: '375 px, by day', width: 375 },
  { key: 'dark', name: 'Dark', note: 'as the mail wishes at night', width: 375 },
  { key: 'forced-dark', name: 'Forced dark', note: 'recoloured, as in Gmail', width: 375 },
  { key: 'images-off', name: 'Images off', note: 'alternative texts alone', width: 375 },
  { key: 'changes', name: 'Changes', note: 'since it was read last', width: 700 },
  { key: 'text', name: 'Plain text', note: 'the other part of the mail', width: 700 },
  { key: 'source', name: 'Source', note: 'headers and HTML', width: 700 },
] as const;

export type View = (typeof VIEWS)[number];
export type ViewKey = View['key'];

/** Those of which a picture says something, whoever looks. */
export const PICTURED_VIEWS = VIEWS.filter(({ key }) => key !== 'changes' && key !== 'source');

export const isViewKey = (name: string): name is ViewKey => VIEWS.some(({ key }) => key === name);
