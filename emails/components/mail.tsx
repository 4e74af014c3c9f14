import type { ReactNode } from 'react';
import { OUTLOOK_STYLE } from '../src/render-document.ts';
import { MailContextProvider, type MailContext } from './mail-context.ts';
import { useOutlookMarks } from './outlook-marks.ts';
import { Preheader } from './preheader.tsx';
import { Body, Head, Html } from './react-email.ts';
import { Sheet } from './sheet.tsx';
import { darkStyleSheet, STYLE_SHEET } from './style-sheet.ts';
import { fontOf } from './type-style.ts';

// JSX can't express a name with a colon; Outlook needs this one for its settings in <head>.
const OFFICE = { 'xmlns:o': 'urn:schemas-microsoft-com:office:office' };

/**
 * A whole mail: a sheet of paper on a desk, and `foot` below it on the desk. Both hold bands.
 */
export function Mail({
  context,
  subject,
  preheader,
  foot,
  children,
}: {
  context: MailContext;
  subject: string;
  preheader: string;
  foot: ReactNode;
  children: ReactNode;
}) {
  const { language, direction, theme } = context;
  const { desk, paper } = theme.light;
  const word = useOutlookMarks(OUTLOOK_STYLE);
  return (
    <MailContextProvider value={context}>
      <Html lang={language} dir={direction} {...OFFICE}>
        <Head>
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="supported-color-schemes" content="light dark" />
          <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
          <title>{subject}</title>
          <style>{STYLE_SHEET}</style>
          <style>{darkStyleSheet(theme)}</style>
          {/* In Word, a table's cell inherits nothing from the cell around the table. */}
          {word &&
            `${word.open}td{font:${fontOf(context, 'body')};color:${theme.light.ink}}${word.close}`}
        </Head>
        <Body className="desk" style={{ margin: 0, padding: 0, backgroundColor: desk }}>
          {/* Some clients keep only <body>, so language and direction are repeated here. */}
          <div lang={language} dir={direction} role="article" aria-label={subject}>
            <Preheader text={preheader} />
            <div className="desk-margin" style={{ padding: '24px 12px 0' }}>
              <Sheet className="paper" ground={paper}>
                {children}
              </Sheet>
              <Sheet>{foot}</Sheet>
            </div>
          </div>
        </Body>
      </Html>
    </MailContextProvider>
  );
}
