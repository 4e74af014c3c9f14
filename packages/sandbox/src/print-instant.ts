/** An instant as Resend prints it: microseconds and a numeric offset rather than `Z`. */
export const printInstant = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace('Z', '000+00:00');
