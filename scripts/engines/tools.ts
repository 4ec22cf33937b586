/** The programs of others that judge Makegood, each in its pinned version, in a folder outside the repository. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Validates the Amazon States Language (Apache-2.0). */
const ASL_VALIDATOR = 'asl-validator@4.0.0';

/** What must be on the machine, with the argument that shows its version. */
const NEEDED = {
  python3: { shows: '--version', remedy: 'install Python 3.10 or later with its module venv' },
  java: { shows: '-version', remedy: 'install a JDK, 11 or later' },
  mvn: { shows: '--version', remedy: 'install Apache Maven' },
} as const;

/** @throws Error that says what is missing, and the remedy. */
export function expectPrograms(...names: (keyof typeof NEEDED)[]): void {
  const missing = names.filter((name) => spawnSync(name, [NEEDED[name].shows], { stdio: 'ignore' }).status !== 0);
  if (missing.length > 0) throw new Error(missing.map((name) => `"${name}" is missing: ${NEEDED[name].remedy}`).join('; '));
}

const QUIET: { stdio: ['ignore', 'ignore', 'inherit'] } = { stdio: ['ignore', 'ignore', 'inherit'] };

export class Tools {
  private readonly folder: string;

  /** @param folder with the tools of an earlier call, or an empty one. */
  constructor(folder: string) {
    this.folder = folder;
  }

  /** A program of the Python environment, which is made where it is not there. */
  python(name: 'moto_server' | 'cfn-lint' | 'schemathesis'): string {
    const venv = join(this.folder, 'venv');
    const program = join(venv, 'bin', name);
    if (existsSync(program)) return program;
    expectPrograms('python3');
    execFileSync('python3', ['-m', 'venv', venv], QUIET);
    const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
    execFileSync(join(venv, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', requirements], QUIET);
    return program;
  }

  get aslValidator(): string {
    const npm = join(this.folder, 'npm');
    const program = join(npm, 'node_modules', '.bin', 'asl-validator');
    if (existsSync(program)) return program;
    mkdirSync(npm, { recursive: true });
    execFileSync('npm', ['install', '--prefix', npm, '--no-audit', '--no-fund', '--silent', ASL_VALIDATOR], QUIET);
    return program;
  }
}
