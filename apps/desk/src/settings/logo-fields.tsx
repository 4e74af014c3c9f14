import type { ThemeLogo } from '@galley/core/newsletter';
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { useWords } from '../words/words.tsx';
import type { ThemeFieldsProps } from './font-fields.tsx';
import { withLogo } from './theme-choice.ts';

const NEW_LOGO: ThemeLogo = { url: 'https://', alt: '', width: 200, height: 40 };

/** The picture in place of the title. */
export function LogoFields({ choice, set, isBad }: ThemeFieldsProps): ReactNode {
  const { theme: its } = useWords().words.settings;
  const logo = choice?.logo;
  const field = <Name extends keyof ThemeLogo>(
    name: Name,
    label: string,
    read: (text: string) => ThemeLogo[Name],
  ) => ({
    label,
    autoComplete: 'off',
    value: logo?.[name] ?? '',
    problem: isBad(`logo.${name}`) ? its.logoWrong[name] : undefined,
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      set(withLogo(choice, { ...NEW_LOGO, ...logo, [name]: read(target.value) })),
  });
  return (
    <section>
      <h3>{its.logo.title}</h3>
      <p className="hint">{its.logo.what}</p>
      {logo === undefined ? (
        <p>
          <Button icon="add" onClick={() => set(withLogo(choice, NEW_LOGO))}>
            {its.addLogo}
          </Button>
        </p>
      ) : (
        <>
          <Field {...field('url', its.logoUrl, (text) => text.trim())} type="url" dir="ltr" />
          <Field {...field('alt', its.logoAlt, String)} dir="auto" />
          <div className="pair">
            <Field {...field('width', its.logoWidth, Number)} type="number" min={16} max={536} />
            <Field {...field('height', its.logoHeight, Number)} type="number" min={16} max={240} />
          </div>
          <p>
            <Button onClick={() => set(withLogo(choice, null))}>{its.removeLogo}</Button>
          </p>
        </>
      )}
    </section>
  );
}
