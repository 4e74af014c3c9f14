export * from './site-pages.ts';
