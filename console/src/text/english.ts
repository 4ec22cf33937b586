import { englishAccounts } from '../../../lib/presentation/document/account-words-english.ts';
import { englishLabels } from '../../../lib/presentation/document/labels-english.ts';
import { documentWords } from './document-words.ts';
import { englishAudits } from './english-audits.ts';
import { englishContracts } from './english-contracts.ts';
import { englishEvidence } from './english-evidence.ts';
import { englishOverview } from './english-overview.ts';
import { englishMonth } from './english-month.ts';

export const english = {
  name: 'Makegood',
  ...documentWords(englishLabels, englishAccounts),
  ofContracts: englishContracts,
  ofAudits: englishAudits,
  ofEvidence: englishEvidence,
  ofOverview: englishOverview,
  ofMonth: englishMonth,
  evidence: 'Evidence',
  audits: 'Audits',
  messages: 'Messages',
  endpoints: 'Endpoints',
  approvals: 'Approvals',
  claim: 'Claim',
  notClaimed: 'Not claimed yet',
  language: 'Language',
  zones: (contract: string, viewer: string) => `First in the zone of the contract (${contract}), then in yours (${viewer})`,
  overview: 'Overview',
  statements: 'Statements',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedOut: 'You are signed out of the console',
  signedInThere: 'You may still be signed in at your identity provider.',
  signOutThere: 'Sign out there too',
  localOnly:
    'You are still signed in at your identity provider, which names no address to sign out at (end_session_endpoint). On a shared machine, close the browser.',
  unreadableToken: 'You are signed in at the provider, but its access token is no JWT',
  unreadableTokenHelp: (issuer: string) =>
    `The API can read nothing else, so that you are not signed in here. The operator makes ${issuer} give a JWT for the API: with makegood:consoleParameters (such as audience=...), whose value is one of makegood:jwtAudiences.`,
  expiredToken: 'The access token of the provider has expired already',
  expiredTokenHelp: 'The clock of this machine, or that of the provider, is wrong, or the operator gives tokens too short a life.',
  chooseRole: 'Choose a role. These are the roles of this machine; in the cloud your identity provider signs you in.',
  role: 'Role',
  roles: {
    finance: 'Finance',
    approver: 'Approver',
    'contract-owner': 'Contract owner',
    administrator: 'Administrator',
    'data-protection': 'Data protection',
    auditor: 'Auditor',
    vendor: 'Vendor (lumencast)',
  } as Record<string, string>,
  loading: 'Loading',
  stale: 'This is what was answered before; it could not be asked for again',
  noDownload: 'The document could not be downloaded',
  recent: (days: number) => `Issued or restated in the last ${days} days`,
  provisional: 'at least',
  more: 'Show more',
  order: 'Order',
  cut: 'There are more than these; use the command line or the API for all.',
  failed: 'This could not be loaded',
  again: 'Try again',
  none: 'Nothing here yet',
  noStatements: 'No statement has been issued. The audit of a month issues its statements.',
  noClaims: 'No claim is open.',
  thrown: 'This page failed',
  thrownHelp: 'The rest of the console works. What failed:',
  notFound: 'There is no such page',
  toOverview: 'To the overview',
  statement: 'Statement',
  why: (line: number) => `Why line ${line} is owed`,
  close: 'Close',
  facts: 'About this statement',
  downloads: 'Downloads',
  runningPeriod: 'Running period',
  contracts: 'Contracts',
  budgetLeft: 'Downtime left',
  budgetUsed: 'used',
  timersNear: 'Running timers',
  noTimers: 'No timer is running',
  noBudget: 'This contract has no budget of downtime',
  claimsByDay: 'Claims by last day',
  navigation: 'Navigation',
  minutes: (minutes: string) => `${minutes} min`,
  light: 'Light mode',
  dark: 'Dark mode',
};

/** What each other language has too. */
export type Texts = typeof english;
