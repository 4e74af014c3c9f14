/**
 * How much of a review an issue's mail shows. A review that isn't `full` says so and links to its
 * web page, which has everything.
 *
 * - `full`: every part.
 * - `summary`: title, rating, credits, summary and key findings.
 * - `headline`: title, rating and credits.
 */
export type Extent = 'full' | 'summary' | 'headline';
