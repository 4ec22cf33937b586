/** The layers as rules: who may import whom. Run by test/integration/architecture/dependencies.test.ts. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: {
    pathNot: [
      ...allowed,
      '^node_modules',
      '^node:',
      '^(fs|path|url|zlib|crypto|module|util|http|net|dns|os|child_process|worker_threads|readline)',
    ],
  },
});

/** The domain as a tower: each floor imports only itself and what is below it. */
const FLOORS = [
  'issue.ts',
  'lists.ts',
  'step-limit.ts',
  'money',
  'time',
  'contract',
  'evidence',
  'operators',
  'checker',
  'statement',
  'claims',
  'approvals',
  'objective-worth',
];

const floors = FLOORS.map((floor, i) => ({
  name: `domain-tower-${floor}`,
  comment: `lib/domain/${floor} imports only what is below it`,
  severity: 'error',
  from: { path: `^lib/domain/${floor}(/|$)` },
  to: { path: '^lib/domain', pathNot: FLOORS.slice(0, i + 1).map((below) => `^lib/domain/${below}(/|$)`) },
}));

export default {
  forbidden: [
    { name: 'no-cycles', comment: 'type-only imports count', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'the domain imports only itself and the Temporal polyfill',
      severity: 'error',
      from: { path: '^lib/domain' },
      to: { pathNot: ['^lib/domain', 'temporal-polyfill', 'temporal-spec'] },
    },
    ...floors,
    {
      name: 'domain-floors-are-named',
      comment: 'a new folder of the domain is put on a floor of the tower',
      severity: 'error',
      from: { path: '^lib/domain', pathNot: FLOORS.map((floor) => `^lib/domain/${floor}(/|$)`) },
      to: {},
    },
    {
      name: 'temporal-by-one-door',
      severity: 'error',
      from: { path: '^lib/domain', pathNot: '^lib/domain/time/temporal.ts$' },
      to: { path: 'temporal-polyfill' },
    },
    only('schemas', '^lib/schemas', ['^lib/schemas', '^lib/domain', '^lib/declarations'], 'schemas import the domain and the declarations'),
    only(
      'explain',
      '^lib/presentation/explain',
      ['^lib/presentation/explain', '^lib/presentation/written.ts$', '^lib/domain'],
      'explaining reads the domain alone',
    ),
    only(
      'presentation',
      '^lib/presentation',
      ['^lib/presentation', '^lib/application', '^lib/domain', '^lib/schemas', '^lib/declarations'],
      'what renders reads issued statements; it knows no adapter',
    ),
    only(
      'sources',
      '^lib/sources',
      ['^lib/sources', '^lib/schemas', '^lib/domain', '^lib/declarations/limits.ts$'],
      'sources import the domain, the schemas and the bounds',
    ),
    only(
      'application',
      '^lib/application',
      ['^lib/application', '^lib/domain', '^lib/schemas', '^lib/sources', '^lib/declarations'],
      'use cases know ports, not adapters',
    ),
    only(
      'adapters',
      '^lib/adapters',
      ['^lib/adapters', '^lib/application', '^lib/domain', '^lib/schemas', '^lib/declarations'],
      'adapters implement ports',
    ),
    only('declarations', '^lib/declarations', ['^lib/declarations'], 'declarations are plain data'),
    only(
      'infra',
      '^lib/infra',
      [
        '^lib/infra',
        '^lib/declarations',
        '^lib/adapters/dynamo/(expiry|keys|permissions).ts$',
        '^lib/schemas/(event-registry|read-second-person-rules).ts$',
      ],
      'infra refers to handlers by path, never by import',
    ),
    only(
      'client',
      '^client',
      ['^client', '^lib/adapters/eventbridge/put-entries.ts$', '^lib/declarations/aws-figures.ts$', '^lib/schemas', '^lib/domain'],
      'senders carry schemas, one call and the limits of AWS, nothing else',
    ),
    only(
      'package-core',
      '^package/core.ts$',
      ['^lib/domain', '^lib/schemas', '^lib/sources', '^lib/presentation/explain', '^lib/adapters/files/contract-files.ts$'],
      'the core for other programs holds neither AWS nor stores',
    ),
    only('package-cdk', '^package/cdk.ts$', ['^lib/infra', 'aws-cdk-lib', 'constructs'], 'the construct, and nothing else'),
    { name: 'handlers-are-leaves', severity: 'error', from: { path: '^(lib|cli)' }, to: { path: '^lambdas' } },
    { name: 'nothing-imports-local', severity: 'error', from: { path: '^(lib|lambdas|cli)' }, to: { path: '^local' } },
    { name: 'handlers-know-no-infra', severity: 'error', from: { path: '^(lambdas|local|cli)' }, to: { path: '^lib/infra|aws-cdk-lib' } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^(lib|lambdas|local|cli|client|package)' }, to: {} },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};
