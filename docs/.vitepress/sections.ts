/** The pages by purpose, in the order in which the site lists them. A test holds that every page is here. */
interface Section {
  readonly text: string;
  readonly items: { readonly text: string; readonly link: string }[];
}

const section = (text: string, folder: string, pages: Readonly<Record<string, string>>): Section => ({
  text,
  items: Object.entries(pages).map(([page, title]) => ({ text: title, link: `/${folder}/${page}` })),
});

export const SECTIONS: readonly Section[] = [
  section('Tutorial', 'tutorial', {
    'first-contract': '1. Your SLA in ten minutes',
    'closed-month': '2. Close a month, claim the credit',
  }),
  section('How to', 'how-to', {
    install: 'Install',
    'write-a-contract': 'Write and check a contract',
    playground: 'Try it in the playground',
    'test-a-contract': 'Test a contract',
    'send-events': 'Send events',
    'connect-a-tool': 'Connect a tool',
    console: 'Use the console',
    'close-a-month': 'Close a month, book it, claim it',
    'second-person': 'Let a second person approve',
    'sign-in': 'Sign in with Cognito, Entra ID and others',
    messages: 'Send messages to people',
    endpoints: 'Send events to your systems',
    'erase-personal-data': 'Answer the request of a data subject',
    deploy: 'Deploy',
    'back-up': 'Back up and restore',
    runbook: 'Runbook',
  }),
  section('Reference', 'reference', {
    language: 'The contract language',
    operators: 'Operators',
    contract: 'Every key of a contract',
    taxonomy: 'What agreements say',
    lint: 'What the linter says',
    'refused-keys': 'Keys without an effect',
    events: 'Events',
    'event-types': 'Event types',
    'endpoint-events': 'Events of endpoints',
    'source-list': 'Tools that are understood as they are',
    'statement-json': 'Fields of a statement',
    claims: 'Claims: states and transitions',
    journal: 'The layout of a journal',
    commands: 'Commands',
    api: 'The API',
    'api-changes': 'Changes of the API',
    errors: 'Codes',
    findings: 'Parameters of findings',
    lists: 'Filters of lists',
    limits: 'Bounds',
    deployment: 'Settings, scopes and schedules',
    glossary: 'Glossary',
  }),
  section('Explanation', 'explanation', {
    credit: 'How a credit comes about',
    statements: 'The life of a statement',
    architecture: 'Architecture',
    'data-model': 'Data model',
    scale: 'What it costs',
    performance: 'Performance',
    style: 'How we write',
  }),
  section('Security', 'security', {
    'threat-model': 'Threat model',
    tenancy: 'How vendors are kept apart',
    retention: 'Retention and erasure',
    'key-rotation': 'Key rotation',
  }),
  { text: 'Decisions', items: [{ text: 'All decisions', link: '/decisions/' }] },
];
