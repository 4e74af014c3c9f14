export { createInspector, type InspectorOptions } from './create-inspector.ts';
export type { Network } from './links/network.ts';
