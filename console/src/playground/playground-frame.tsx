/** The frame of the playground: language, appearance, and what is in the address when it is opened. */
import { ErrorSaid } from '../parts/said.tsx';
import Alert from '@cloudscape-design/components/alert';
import AppLayout from '@cloudscape-design/components/app-layout';
import { I18nProvider } from '@cloudscape-design/components/i18n';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { type ReactNode, Suspense } from 'react';
import { PageBoundary } from '../parts/page-boundary.tsx';
import { useAppearance } from '../parts/use-appearance.ts';
import { LANGUAGES, LANGUAGE_NAMES, type Language, LanguageContext, useComponentTexts, useTexts } from '../text/catalogue.ts';
import { LOCALES, useChosenLanguage } from '../text/use-chosen-language.ts';
import { Playground } from './playground.tsx';

export function PlaygroundFrame(): ReactNode {
  const chosen = useChosenLanguage();
  return (
    <LanguageContext value={chosen.language}>
      <Frame {...chosen} />
    </LanguageContext>
  );
}

function Frame({ language, choose, failure }: ReturnType<typeof useChosenLanguage>): ReactNode {
  const texts = useTexts();
  const messages = useComponentTexts();
  const [dark, setDark] = useAppearance();
  return (
    <I18nProvider locale={LOCALES[language]} messages={[messages]}>
      <div id="top">
        <TopNavigation
          identity={{ href: '#', title: texts.name }}
          utilities={[
            {
              type: 'menu-dropdown',
              text: texts.language,
              items: LANGUAGES.map((id) => ({ id, text: LANGUAGE_NAMES[id], disabled: id === language })),
              onItemClick: ({ detail }) => choose(detail.id as Language),
            },
            { type: 'button', text: dark ? texts.light : texts.dark, onClick: () => setDark(!dark) },
          ]}
        />
      </div>
      <AppLayout
        headerSelector="#top"
        toolsHide
        navigationHide
        maxContentWidth={Number.MAX_VALUE}
        notifications={
          failure && (
            <Alert type="error" header={texts.failed}>
              <ErrorSaid of={failure} />
            </Alert>
          )
        }
        content={
          <PageBoundary>
            <Suspense fallback={texts.loading}>
              <Playground />
            </Suspense>
          </PageBoundary>
        }
      />
    </I18nProvider>
  );
}
