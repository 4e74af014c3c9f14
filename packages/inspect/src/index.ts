export { createInspector } from './create-inspector.ts';
