export { countableLinks } from './countable-links.ts';
