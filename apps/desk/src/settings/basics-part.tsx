import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import { LanguageSelect } from './language-select.tsx';
import type { PartProps } from './part-form.tsx';
import { LinesSetting, TextSetting, useWordsOf } from './text-setting.tsx';

/** What a newsletter is called, its language, and where it is. */
export function BasicsPart(its: PartProps): ReactNode {
  const { effect, noAddress } = useWords().words.settings;
  const { values } = its;
  return (
    <>
      <TextSetting its={its} name="title" />
      <TextSetting its={its} name="tagline" />
      <LanguageSelect
        {...useWordsOf(its, 'language')}
        name="language"
        value={values.language}
        onChange={({ target }) => its.set('language', target.value)}
      />
      <LinesSetting its={its} name="postalAddress" />
      <figure className="effect masthead-effect">
        <figcaption>{effect}</figcaption>
        <div lang={values.language}>
          <p className="effect-title" dir="auto">
            {values.title}
          </p>
          {values.tagline.trim() !== '' && (
            <p className="effect-tagline" dir="auto">
              {values.tagline}
            </p>
          )}
          {values.postalAddress.trim() !== '' && (
            <p className="effect-address" dir="auto">
              {values.postalAddress.trim()}
            </p>
          )}
        </div>
        {values.postalAddress.trim() === '' && <p className="tag warns">{noAddress}</p>}
      </figure>
    </>
  );
}
