export type { ActorKind, ObjectKind } from './audit-table.ts';
export * from './insert-act.ts';
export * from './list-acts.ts';
