// Checking settings loads the schemas, so it has an entry of its own.
export { decideSettings } from '../decide-settings.ts';
