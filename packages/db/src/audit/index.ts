export type { ObjectKind } from './audit-table.ts';
export * from './insert-act.ts';
