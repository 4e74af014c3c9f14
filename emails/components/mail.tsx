import type { ReactNode } from 'react';
import { textDirection } from '../src/text-direction.ts';
import { Preheader } from './preheader.tsx';
import { Body, Column, Container, Head, Html, Row } from './react-email.ts';
import { DARK_STYLE_SHEET, STYLE_SHEET } from './style-sheet.ts';
import { COLOURS, PAPER_WIDTH } from './theme.ts';

// JSX has no names with a colon; Outlook needs this one for its own settings in <head>.
const OFFICE = { 'xmlns:o': 'urn:schemas-microsoft-com:office:office' };

/** A whole mail: a sheet of paper on a desk, and below it, on the desk, what `foot` holds. */
export function Mail({
  language,
  subject,
  preheader,
  foot,
  children,
}: {
  language: string;
  subject: string;
  preheader: string;
  foot: ReactNode;
  children: ReactNode;
}) {
  const direction = textDirection(language);
  // A long word, such as an address, must not make the paper wider than a telephone.
  const sheet = { width: '100%', maxWidth: PAPER_WIDTH, wordBreak: 'break-word' } as const;
  return (
    <Html lang={language} dir={direction} {...OFFICE}>
      <Head>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <title>{subject}</title>
        <style>{STYLE_SHEET}</style>
        <style>{DARK_STYLE_SHEET}</style>
      </Head>
      <Body className="desk" style={{ margin: 0, padding: 0, backgroundColor: COLOURS.desk }}>
        {/* Some clients keep only what is inside <body>: language and direction stand here again. */}
        <div lang={language} dir={direction} role="article" aria-label={subject}>
          <Preheader text={preheader} />
          <Row>
            <Column className="desk-margin" style={{ padding: '24px 12px 0' }}>
              <Container className="paper" style={{ ...sheet, backgroundColor: COLOURS.paper }}>
                {children}
              </Container>
              <Container style={sheet}>{foot}</Container>
            </Column>
          </Row>
        </div>
      </Body>
    </Html>
  );
}
