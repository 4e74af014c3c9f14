/** Puts the keyboard into a field of the form on screen, if it is there. */
export function focusField(name: string): void {
  if (name === '') return;
  const its = CSS.escape(name);
  const field = document.querySelector<HTMLElement>(
    `.settings-form :is([name="${its}"], [data-field="${its}"])`,
  );
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
