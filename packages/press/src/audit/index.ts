export type { ActQuery } from './act-query.ts';
export { listActs, type ListActs } from './list-acts.ts';
