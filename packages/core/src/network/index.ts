export { deskLink, deskPlace, type DeskPlace } from './desk-host.ts';
export { isLoopbackHost, isLoopbackUrl } from './is-loopback.ts';
export { USER_AGENT } from './user-agent.ts';
