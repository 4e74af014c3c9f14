export * from './newsletter-rows.ts';
export * from './rule-settings.ts';
export * from './slot-rows.ts';
export * from './newsletter-report.ts';
