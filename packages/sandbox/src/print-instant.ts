/** Prints an instant as Resend does: microseconds and a numeric offset rather than `Z`. */
export const printInstant = (instant: Date | number): string =>
  new Date(instant).toISOString().replace('Z', '000+00:00');
