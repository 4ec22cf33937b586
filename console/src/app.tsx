/** The frame of every page: navigation, who is signed in, language and appearance. */
import AppLayout from '@cloudscape-design/components/app-layout';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { I18nProvider, type I18nProviderProps } from '@cloudscape-design/components/i18n';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { Mode, applyMode } from '@cloudscape-design/global-styles';
import { type ReactNode, Suspense, lazy, useEffect, useMemo, useState } from 'react';
import { Route, Routes, useHref, useLocation, useNavigate } from 'react-router';
import { LinkTo } from './parts/link-to.tsx';
import { PageBoundary } from './parts/page-boundary.tsx';
import { useTitleOfPage } from './parts/title-of-page.ts';
import { useDirections } from './parts/use-directions.ts';
import { Claims } from './pages/claims.tsx';
import { Contracts } from './pages/contracts.tsx';
import { Overview } from './pages/overview.tsx';
import { Statements } from './pages/statements.tsx';
import { SignIn } from './session/sign-in.tsx';
import { useSession } from './session/session.tsx';
import { LANGUAGES, type Language, LanguageContext, useTexts } from './text/catalogue.ts';

const StatementPage = lazy(async () => ({ default: (await import('./pages/statement.tsx')).StatementPage }));

const ClaimPage = lazy(async () => ({ default: (await import('./pages/claim.tsx')).ClaimPage }));
const Approvals = lazy(async () => ({ default: (await import('./pages/approvals.tsx')).Approvals }));
const ApprovalPage = lazy(async () => ({ default: (await import('./pages/approval.tsx')).ApprovalPage }));
const VerifyPage = lazy(async () => ({ default: (await import('./pages/verify.tsx')).VerifyPage }));
const Audits = lazy(async () => ({ default: (await import('./pages/audits.tsx')).Audits }));
const Evidence = lazy(async () => ({ default: (await import('./pages/evidence.tsx')).Evidence }));
const Quarantine = lazy(async () => ({ default: (await import('./pages/quarantine.tsx')).Quarantine }));
const Senders = lazy(async () => ({ default: (await import('./pages/senders.tsx')).Senders }));
const WebhookPage = lazy(async () => ({ default: (await import('./pages/webhook.tsx')).WebhookPage }));
const MonthPage = lazy(async () => ({ default: (await import('./pages/month.tsx')).MonthPage }));
const ContractPage = lazy(async () => ({ default: (await import('./pages/contract.tsx')).ContractPage }));

type Messages = I18nProviderProps['messages'];
const MESSAGES: Readonly<Record<Language, () => Promise<{ default: I18nProviderProps.Messages }>>> = {
  en: () => import('@cloudscape-design/components/i18n/messages/all.en'),
  zh: () => import('@cloudscape-design/components/i18n/messages/all.zh-CN'),
};
const LOCALES = { en: 'en', zh: 'zh-CN' } as const;

export function App(): ReactNode {
  const [language, choose] = useState<Language>(() => (localStorage.getItem('language') as Language | null) ?? preferredLanguage());
  const [messages, setMessages] = useState<Messages>([]);
  useEffect(() => {
    localStorage.setItem('language', language);
    document.documentElement.lang = LOCALES[language];
    void MESSAGES[language]().then((loaded) => setMessages([loaded.default]));
  }, [language]);
  const value = useMemo(() => ({ language, choose }), [language]);
  return (
    <LanguageContext value={value}>
      <I18nProvider locale={LOCALES[language]} messages={messages}>
        <Frame language={language} choose={choose} />
      </I18nProvider>
    </LanguageContext>
  );
}

/** The language of the browser, where the console has it. */
const preferredLanguage = (): Language => (navigator.language.startsWith('zh') ? 'zh' : 'en');

const preferredAppearance = (): string => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

interface FrameProps {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

function Frame({ language, choose }: FrameProps): ReactNode {
  const texts = useTexts();
  const { session, leave } = useSession();
  const [dark, setDark] = useState(() => (localStorage.getItem('appearance') ?? preferredAppearance()) === 'dark');
  const [open, setOpen] = useState(() => matchMedia('(min-width: 900px)').matches);
  useEffect(() => {
    localStorage.setItem('appearance', dark ? 'dark' : 'light');
    applyMode(dark ? Mode.Dark : Mode.Light);
  }, [dark]);
  useTitleOfPage();
  useDirections();
  return (
    <>
      <div id="top">
        <TopNavigation
          identity={{ href: useHref('/'), title: texts.name }}
          utilities={[
            {
              type: 'menu-dropdown',
              text: texts.language,
              items: Object.keys(LANGUAGES).map((id) => ({ id, text: id === 'en' ? 'English' : '中文', disabled: id === language })),
              onItemClick: ({ detail }) => choose(detail.id as Language),
            },
            { type: 'button', text: dark ? texts.light : texts.dark, onClick: () => setDark(!dark) },
            ...(session
              ? [
                  {
                    type: 'menu-dropdown' as const,
                    text: session.subject,
                    iconName: 'user-profile' as const,
                    items: [{ id: 'out', text: texts.signOut }],
                    onItemClick: leave,
                  },
                ]
              : []),
          ]}
        />
      </div>
      <AppLayout
        headerSelector="#top"
        toolsHide
        navigationHide={!session}
        navigationOpen={open}
        onNavigationChange={({ detail }) => setOpen(detail.open)}
        navigation={<Navigation />}
        ariaLabels={{ navigation: texts.navigation, navigationToggle: texts.navigation, navigationClose: texts.close }}
        content={session ? <Pages /> : <SignIn />}
      />
    </>
  );
}

/** Only pages that the API would answer. */
function Navigation(): ReactNode {
  const texts = useTexts();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { session } = useSession();
  const base = useHref('/').replace(/\/$/, '');
  // A page of one thing belongs to the list of such things.
  const section = `/${pathname.split('/')[1] ?? ''}`;
  return (
    <SideNavigation
      activeHref={base + section}
      items={[
        { text: texts.overview, href: '/' },
        { text: texts.statements, href: '/statements' },
        { text: texts.claims, href: '/claims' },
        { text: texts.approvals, href: '/approvals', scope: 'approvals:read' },
        { text: texts.contracts, href: '/contracts', scope: 'contracts:read' },
        { text: texts.evidence, href: '/evidence', scope: 'evidence:read', also: 'vendors:read' },
        { text: texts.ofEvidence.quarantine, href: '/quarantine', scope: 'quarantine:read' },
        { text: texts.ofEvidence.senders, href: '/senders', scope: 'vendors:read' },
        ...(session?.vendor === undefined ? [{ text: texts.audits, href: '/audits', scope: 'statements:read' }] : []),
      ].flatMap(({ text, href, ...needs }) =>
        Object.values(needs).every((scope) => scope === undefined || session?.scopes.has(scope))
          ? [{ type: 'link' as const, text, href: base + href }]
          : [],
      )}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(event.detail.href.slice(base.length));
      }}
    />
  );
}

function Pages(): ReactNode {
  const texts = useTexts();
  return (
    <PageBoundary>
      <Suspense fallback={<ContentLayout header={<Header variant="h1">{texts.loading}</Header>}>{null}</ContentLayout>}>
        <Routes>
          <Route path="/" element={<Overview />} />
          <Route path="/statements" element={<Statements />} />
          <Route path="/statements/:id" element={<StatementPage />} />
          <Route path="/claims" element={<Claims />} />
          <Route path="/claims/:id" element={<ClaimPage />} />
          <Route path="/approvals" element={<Approvals />} />
          <Route path="/approvals/:id" element={<ApprovalPage />} />
          <Route path="/verify" element={<VerifyPage />} />
          <Route path="/evidence" element={<Evidence />} />
          <Route path="/quarantine" element={<Quarantine />} />
          <Route path="/senders" element={<Senders />} />
          <Route path="/webhooks/new" element={<WebhookPage />} />
          <Route path="/audits" element={<Audits />} />
          <Route path="/audits/:period" element={<Audits />} />
          <Route path="/contracts" element={<Contracts />} />
          <Route path="/contracts/:id" element={<ContractPage />} />
          <Route path="/contracts/:id/months/:period" element={<MonthPage />} />
          <Route
            path="*"
            element={
              <ContentLayout header={<Header variant="h1">{texts.notFound}</Header>}>
                <LinkTo to="/">{texts.toOverview}</LinkTo>
              </ContentLayout>
            }
          />
        </Routes>
      </Suspense>
    </PageBoundary>
  );
}
