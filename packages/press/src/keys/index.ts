export { createKey, type CreateKey } from './create-key.ts';
export { identifyKey, type IdentifyKey } from './identify-key.ts';
export { listKeys } from './list-keys.ts';
export type { NewKey } from './read-new-key.ts';
export { revokeKey, type RevokeKey } from './revoke-key.ts';
