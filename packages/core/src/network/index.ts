export { deskIssueUrl, deskLink, deskPlace, type DeskPlace } from './desk-place.ts';
export { isLoopbackHost, isLoopbackUrl } from './is-loopback.ts';
export { USER_AGENT } from './user-agent.ts';
