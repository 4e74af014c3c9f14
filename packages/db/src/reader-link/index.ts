export * from './reader-link-rows.ts';
export type { ReaderLinkKind } from './reader-link-table.ts';
