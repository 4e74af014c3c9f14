import type { ListedAct } from '@galley/contract/editor';

/** The name that people know: an address, a key's name, a system user; otherwise the id. */
export const nameActor = ({ kind, id, name }: ListedAct['actor']): string =>
  [kind === 'person' && name !== null ? null : kind, name ?? id]
    .filter((part) => part !== null)
    .join(' ');
