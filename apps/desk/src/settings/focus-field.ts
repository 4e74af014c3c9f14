/** Puts the keyboard into a field of the form on screen, if it is there. */
export function focusField(name: string): void {
  if (name === '') return;
  const field = document.querySelector<HTMLElement>(`.settings-form [name="${CSS.escape(name)}"]`);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
