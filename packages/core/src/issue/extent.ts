/**
 * How much of a review stands in an issue's mail. Whatever isn't `full` says so and links to the
 * review's page on the web, where everything is.
 *
 * - `full`: every part.
 * - `summary`: title, rating, credits, summary and key findings.
 * - `headline`: title, rating and credits.
 */
export type Extent = 'full' | 'summary' | 'headline';
