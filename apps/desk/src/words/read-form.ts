/** What somebody typed into a form's field, without the blanks around it. */
export function readText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** The values that are ticked under one name. */
export const readTexts = (form: FormData, name: string): readonly string[] =>
  form.getAll(name).filter((value) => typeof value === 'string');

/** The address in a form's `email` field; null if it can't be one. The server looks closely. */
export function readEmail(form: FormData): string | null {
  const email = readText(form, 'email');
  return /^[^\s@]+@[^\s@]+$/.test(email) ? email : null;
}
