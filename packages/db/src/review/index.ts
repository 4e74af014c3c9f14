export * from './featured-articles.ts';
export * from './review-rows.ts';
