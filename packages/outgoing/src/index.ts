export { createInternet, createResolver, type Network } from './network.ts';
export { findDestination, type Destination, type FoundDestination } from './find-destination.ts';
export { callOnce, type OneAnswer, type OneCall } from './call-once.ts';
export { whyUnreachable } from './why-unreachable.ts';
export type { NoAnswer, OutgoingCall } from './outgoing-call.ts';
export { readUrl, type ReadUrl, type ReadUrlCall, type Version } from './read-url.ts';
export { postToUrl, type PostToUrl, type PostToUrlCall } from './post-to-url.ts';
