/** The house as rules: who may import whom. Run by test/integration/architecture/dependencies.test.ts. */
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
      '^(fs|path|url|zlib|crypto|module|util|http|net|os|child_process|worker_threads|readline)',
    ],
  },
});

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'domain-is-pure',
      comment: 'the domain imports only itself and the Temporal polyfill',
      severity: 'error',
      from: { path: '^lib/domain' },
      to: { pathNot: ['^lib/domain', 'temporal-polyfill', 'temporal-spec'] },
    },
    {
      name: 'temporal-by-one-door',
      severity: 'error',
      from: { path: '^lib/domain', pathNot: '^lib/domain/time/temporal.ts$' },
      to: { path: 'temporal-polyfill' },
    },
    only('schemas', '^lib/schemas', ['^lib/schemas', '^lib/domain', '^lib/declarations'], 'schemas import the domain and the declarations'),
    only('explain', '^lib/explain', ['^lib/explain', '^lib/domain'], 'explaining reads the domain alone'),
    only('sources', '^lib/sources', ['^lib/sources', '^lib/schemas', '^lib/domain'], 'sources import the domain and the schemas'),
    only(
      'application',
      '^lib/application',
      ['^lib/application', '^lib/domain', '^lib/schemas', '^lib/sources', '^lib/declarations'],
      'use cases know ports, not adapters',
    ),
    only(
      'adapters',
      '^lib/adapters',
      ['^lib/adapters', '^lib/application', '^lib/domain', '^lib/schemas', '^lib/declarations', '^lib/explain'],
      'adapters implement ports; letters explain the contract',
    ),
    only('declarations', '^lib/declarations', ['^lib/declarations'], 'declarations are plain data'),
    only(
      'infra',
      '^lib/infra',
      ['^lib/infra', '^lib/declarations', '^lib/adapters/dynamo/keys.ts$', '^lib/schemas/event-registry.ts$'],
      'infra refers to handlers by path, never by import',
    ),
    only(
      'client',
      '^client',
      ['^client', '^lib/adapters/eventbridge/put-entries.ts$', '^lib/schemas', '^lib/domain'],
      'senders carry schemas and one call, nothing else',
    ),
    only(
      'package-core',
      '^package/core.ts$',
      ['^lib/domain', '^lib/schemas', '^lib/sources', '^lib/explain', '^lib/adapters/files/contract-files.ts$'],
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
