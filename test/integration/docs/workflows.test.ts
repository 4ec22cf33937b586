/** The workflows of CI: actions are pinned, scripts exist, and nothing is published but by a tag. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import parts from '../../support/mutation/parts.json' with { type: 'json' };

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly command?: readonly string[]; readonly part?: readonly string[] } };
  readonly needs?: string | readonly string[];
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly env?: Readonly<Record<string, string>> }[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = new URL('../../../', import.meta.url);
const folder = new URL('.github/workflows/', root);
const names = readdirSync(folder);
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const workflow = (name: string): Workflow => parse(textOf(name)) as Workflow;
/** The files of patterns; what begins with `!` is left out. */
const files = (patterns: readonly string[]): string[] =>
  execFileSync(
    'git',
    ['ls-files', '--', ...patterns.map((one) => (one.startsWith('!') ? `:(exclude,glob)${one.slice(1)}` : `:(glob)${one}`))],
    {
      cwd: fileURLToPath(root),
      encoding: 'utf8',
    },
  )
    .split('\n')
    .filter(Boolean);
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { scripts: Record<string, string> };

describe('workflows', () => {
  it('are CI, nightly and release, and no other', () => expect(names.sort()).toEqual(['ci.yml', 'nightly.yml', 'release.yml']));

  it.each(names)('%s pins its actions to a commit, has only read permissions, and runs scripts that exist', (name) => {
    expect(workflow(name).permissions).toEqual({ contents: 'read' });
    const jobs = Object.values(workflow(name).jobs);
    const used = jobs.flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(used.filter((action) => !/^[\w-]+(\/[\w-]+)+@[0-9a-f]{40}$/.test(action))).toEqual([]);
    const run = [...textOf(name).matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script!);
    expect(run.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('publishes only for the tag of a version, with provenance, after all checks', () => {
    const { on, jobs } = workflow('release.yml');
    expect(on).toEqual({ push: { tags: ['v[0-9]+.[0-9]+.[0-9]+'] } });
    const [{ permissions, steps }] = Object.values(jobs) as [Job];
    expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    const run = steps.map((step) => step.run ?? '');
    const publish = run.findIndex((text) => text.includes('npm publish --provenance'));
    expect(publish).toBeGreaterThan(run.indexOf('bash .ci/run'));
    expect(names.filter((name) => textOf(name).includes('npm publish'))).toEqual(['release.yml']);
  });

  it('reviews the packages and scans the code of each change, and succeeds only when both do', () => {
    const { security, 'all-green': green } = workflow('ci.yml').jobs;
    const actions = security!.steps.map(({ uses }) => uses?.split('@')[0]);
    expect(actions.slice(1)).toEqual(['actions/dependency-review-action', 'github/codeql-action/init', 'github/codeql-action/analyze']);
    expect(security!.permissions).toEqual({ actions: 'read', contents: 'read', 'security-events': 'write' });
    expect(green!.needs).toEqual(['check', 'security']);
    expect(green!.steps[0]!.run).toBe('test "$RESULTS" = \'success success\'');
  });

  it('audits all packages every night and before a release, and attaches the list of them to the release', () => {
    const runs = (name: string, job: string): (string | undefined)[] => workflow(name).jobs[job]!.steps.map(({ run }) => run);
    const audit = 'npm audit --audit-level=high';
    expect(runs('nightly.yml', 'audit')).toContain(audit);
    const publish = runs('release.yml', 'publish');
    expect(publish.indexOf(audit)).toBeGreaterThan(0);
    expect(publish.indexOf(audit)).toBeLessThan(publish.findIndex((run) => run?.includes('npm publish')));
    expect(workflow('release.yml').jobs.sbom).toMatchObject({ needs: 'publish', permissions: { contents: 'write' } });
    const [list, attach] = runs('release.yml', 'sbom').slice(-2);
    expect(list).toBe('npm sbom --package-lock-only --sbom-format cyclonedx > makegood.cdx.json');
    expect(attach).toContain('gh release create "$GITHUB_REF_NAME" makegood.cdx.json');
  });

  it('runs every night the checks that are too long for each change', () => {
    const { jobs } = workflow('nightly.yml');
    const { command } = jobs.long!.strategy!.matrix;
    const long = Object.keys(scripts).filter((name) =>
      /^(test:(?!unit|integration|system|browser)|check:(invoice|patterns|spreadsheets)|bench:check|synth)/.test(name),
    );
    expect([...command!, 'npm run test:mutation'].sort()).toEqual(long.map((name) => `npm run ${name}`).sort());
    // One part of the core after the other, and together all of it, each file once.
    expect(jobs.mutation!.steps.at(-1)).toEqual({ run: 'npm run test:mutation', env: { MUTATION_PART: '${{ matrix.part }}' } });
    expect(jobs.mutation!.strategy!.matrix.part).toEqual(Object.keys(parts));
    const taken = Object.values(parts).flatMap(({ mutate }) => files(mutate));
    const core = ['money', 'time', 'evidence', 'statement', 'checker'].map((part) => `lib/domain/${part}/**/*.ts`);
    expect(taken.sort()).toEqual(files(core).sort());
  });
});
