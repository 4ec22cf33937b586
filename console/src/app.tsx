/** The frame of every page: navigation, who is signed in, language and appearance. */
import Alert from '@cloudscape-design/components/alert';
import AppLayout from '@cloudscape-design/components/app-layout';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { I18nProvider } from '@cloudscape-design/components/i18n';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, Suspense, lazy, useState } from 'react';
import { Outlet, Route, Routes, useHref, useLocation, useNavigate } from 'react-router';
import { LinkTo } from './parts/link-to.tsx';
import { ErrorSaid } from './parts/said.tsx';
import { PageBoundary } from './parts/page-boundary.tsx';
import { useAppearance } from './parts/use-appearance.ts';
import { useHeading } from './parts/use-heading.ts';
import { useDirections } from './parts/use-directions.ts';
import { Claims } from './pages/claims.tsx';
import { Contracts } from './pages/contracts.tsx';
import { Overview } from './pages/overview.tsx';
import { Statements } from './pages/statements.tsx';
import { Lapsed } from './session/lapsed.tsx';
import { SignIn } from './session/sign-in.tsx';
import { useSession } from './session/session.tsx';
import { LANGUAGES, LANGUAGE_NAMES, type Language, LanguageContext, useComponentTexts, useLaterWords, useTexts } from './text/catalogue.ts';
import { LOCALES, useChosenLanguage } from './text/use-chosen-language.ts';

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
const Messages = lazy(async () => ({ default: (await import('./pages/messages.tsx')).Messages }));
const Endpoints = lazy(async () => ({ default: (await import('./pages/endpoints.tsx')).Endpoints }));
const EndpointPage = lazy(async () => ({ default: (await import('./pages/endpoint.tsx')).EndpointPage }));
const MonthPage = lazy(async () => ({ default: (await import('./pages/month.tsx')).MonthPage }));
const ContractPage = lazy(async () => ({ default: (await import('./pages/contract.tsx')).ContractPage }));

export function App(): ReactNode {
  const { language, choose, failure } = useChosenLanguage();
  return (
    <LanguageContext value={language}>
      <Frame language={language} choose={choose} failure={failure} />
    </LanguageContext>
  );
}

interface FrameProps {
  readonly language: Language;
  readonly choose: (language: Language) => void;
  /** Why the words of the language that was chosen are not there. */
  readonly failure: Error | undefined;
}

function Frame({ language, choose, failure }: FrameProps): ReactNode {
  const texts = useTexts();
  const messages = useComponentTexts();
  const { session, leave } = useSession();
  const [dark, setDark] = useAppearance();
  const [open, setOpen] = useState(() => matchMedia('(min-width: 900px)').matches);
  useHeading();
  useDirections();
  return (
    <I18nProvider locale={LOCALES[language]} messages={[messages]}>
      <div id="top">
        <TopNavigation
          identity={{ href: useHref('/'), title: texts.name }}
          utilities={[
            {
              type: 'menu-dropdown',
              text: texts.language,
              items: LANGUAGES.map((id) => ({ id, text: LANGUAGE_NAMES[id], disabled: id === language })),
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
        notifications={
          failure && (
            <Alert type="error" header={texts.failed}>
              <ErrorSaid of={failure} />
            </Alert>
          )
        }
        content={session ? <Pages key={`${session.subject} ${session.vendor ?? ''}`} /> : <SignIn />}
      />
      <Lapsed />
    </I18nProvider>
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
        { text: texts.messages, href: '/messages', scope: 'messages:read', also: 'vendors:read', isOfCustomer: true },
        { text: texts.endpoints, href: '/endpoints', scope: 'messages:read', also: 'vendors:read' },
        { text: texts.audits, href: '/audits', scope: 'statements:read', isOfCustomer: true },
      ].flatMap(({ text, href, isOfCustomer = false, ...needs }) =>
        !(isOfCustomer && session?.vendor !== undefined) &&
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
  const client = useQueryClient();
  return (
    <PageBoundary onAgain={() => client.clear()}>
      <Suspense fallback={<ContentLayout header={<Header variant="h1">{texts.loading}</Header>}>{null}</ContentLayout>}>
        <Routes>
          <Route path="/" element={<Overview />} />
          <Route path="/statements" element={<Statements />} />
          <Route path="/claims" element={<Claims />} />
          <Route path="/contracts" element={<Contracts />} />
          <Route element={<LaterPage />}>
            <Route path="/statements/:id" element={<StatementPage />} />
            <Route path="/claims/:id" element={<ClaimPage />} />
            <Route path="/approvals" element={<Approvals />} />
            <Route path="/approvals/:id" element={<ApprovalPage />} />
            <Route path="/verify" element={<VerifyPage />} />
            <Route path="/evidence" element={<Evidence />} />
            <Route path="/quarantine" element={<Quarantine />} />
            <Route path="/senders" element={<Senders />} />
            <Route path="/webhooks/new" element={<WebhookPage />} />
            <Route path="/messages" element={<Messages />} />
            <Route path="/endpoints" element={<Endpoints />} />
            <Route path="/endpoints/:name" element={<EndpointPage />} />
            <Route path="/audits" element={<Audits />} />
            <Route path="/audits/:period" element={<Audits />} />
            <Route path="/contracts/:id" element={<ContractPage />} />
            <Route path="/contracts/:id/months/:period" element={<MonthPage />} />
          </Route>
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

/** A page with words of its own: they are loaded beside it, and before anything of it is shown. */
function LaterPage(): ReactNode {
  return (
    <>
      <LaterWords />
      <Outlet />
    </>
  );
}

function LaterWords(): ReactNode {
  useLaterWords();
  return null;
}
