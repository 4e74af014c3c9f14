export * from './click-rows.ts';
export * from './issue-links.ts';
export * from './tally-clicks.ts';
