export * from './invitation-rows.ts';
export * from './person-rows.ts';
export * from './role-rows.ts';
