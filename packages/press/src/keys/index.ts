export { createKey, type CreateKey, type NewKey } from './create-key.ts';
export { identifyKey, type IdentifyKey } from './identify-key.ts';
export { listKeys } from './list-keys.ts';
export { revokeKey, type RevokeKey } from './revoke-key.ts';
