import { slugOf } from '@galley/core/slug';
import { useState, type FormEvent, type ReactNode } from 'react';
import { isProblem } from '../api/problem.ts';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { rememberNewsletter } from '../newsletter/current-newsletter.ts';
import { useWords } from '../words/words.tsx';
import { LanguageSelect } from './language-select.tsx';
import { ownZone, ZoneField } from './zone-field.tsx';

const LONGEST_SLUG = 60;

/** Asks for a title; all else is proposed. */
export function CreateNewsletter({ go }: { readonly go: (slug: string) => void }): ReactNode {
  const { words, language: own } = useWords();
  const { settings } = words;
  const { fields } = settings;
  const create = useChange('POST /newsletters', ['GET /account', 'GET /newsletters', 'GET /today']);
  const [title, setTitle] = useState('');
  const [typedSlug, setSlug] = useState<string | null>(null);
  const [language, setLanguage] = useState<string>(own);
  const [timeZone, setZone] = useState(ownZone);
  const [isTitleMissing, setMissing] = useState(false);
  const slug = typedSlug ?? slugOf(title, LONGEST_SLUG) ?? '';
  const at = (field: string): boolean =>
    isProblem(create.error, 'invalid') && create.error.at(field) !== undefined;
  const isBeside = ['title', 'slug', 'language', 'timeZone'].some(at);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(title.trim() === '');
    if (title.trim() === '' || create.isPending) return;
    create.mutate(
      { body: { title, slug, language, timeZone } },
      {
        onSuccess: (newsletter) => {
          rememberNewsletter(newsletter.slug);
          go(newsletter.slug);
        },
      },
    );
  };
  return (
    <form className="settings-form create" noValidate onSubmit={submit}>
      <Field
        label={fields.title.label}
        name="title"
        dir="auto"
        autoComplete="off"
        autoFocus
        value={title}
        problem={isTitleMissing || at('title') ? fields.title.wrong : undefined}
        onChange={({ target }) => setTitle(target.value)}
      />
      <Field
        label={fields.slug.label}
        hint={slug === '' ? fields.slug.hint : `/n/${slug} · ${fields.slug.hint}`}
        name="slug"
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        value={slug}
        problem={at('slug') ? fields.slug.wrong : undefined}
        onChange={({ target }) => setSlug(target.value)}
      />
      <div className="pair">
        <LanguageSelect
          label={fields.language.label}
          hint={fields.language.hint}
          problem={at('language') ? fields.language.wrong : undefined}
          name="language"
          value={language}
          onChange={({ target }) => setLanguage(target.value)}
        />
        <ZoneField
          label={fields.timeZone.label}
          problem={at('timeZone') ? fields.timeZone.wrong : undefined}
          value={timeZone}
          choose={setZone}
        />
      </div>
      {!isBeside && <ProblemNote error={create.error} />}
      <footer className="settings-save">
        <Button type="submit" kind="main" busy={create.isPending ? settings.saving : undefined}>
          {settings.create.action}
        </Button>
      </footer>
    </form>
  );
}
