/** Formats seconds for people: `42 s`, `3 min 20 s`, `2 h 5 min`. */
export function spell(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return join(minutes, 'min', whole % 60, 's');
  return join(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

const join = (large: number, unit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;
