export * from './account-person.ts';
export * from './challenge-rows.ts';
export * from './drop-sign-ins.ts';
export * from './first-owner-rows.ts';
export * from './passkey-rows.ts';
export * from './session-rows.ts';
export * from './sign-in-link-rows.ts';
