export { isLoopbackHost, isLoopbackUrl } from './is-loopback.ts';
