export * from './installation.ts';
export * from './ping-database.ts';
