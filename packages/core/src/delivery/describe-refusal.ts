import type { ErrorReply } from './error-reply.ts';

/**
 * A refusal in Resend's own words, for logs and screens, without the addresses that it may quote.
 *
 * @param error null when the answer wasn't in Resend's form
 * @example
 * describeRefusal(400, { name: 'validation_error', message: 'API key is invalid' });
 * // HTTP 400 · validation_error · API key is invalid
 */
export const describeRefusal = (status: number, error: ErrorReply | null): string =>
  error === null
    ? `HTTP ${status}, not in Resend's form`
    : [`HTTP ${status}`, error.name, withoutAddresses(error.message)]
        .filter((part) => part !== '')
        .join(' · ');

const withoutAddresses = (message: string): string =>
  message.replace(/[^\s`"'<>]+@[^\s`"'<>]+/g, '…').replace(/\p{Cc}+/gu, ' ');
