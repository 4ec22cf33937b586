/** The cloud assembly as `cdk deploy` would take it: its templates, and each function with the folder of its bundle and its environment. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FUNCTION_NAMES, type FunctionName } from '../../lib/declarations/functions.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, any>>;
  readonly Metadata?: Readonly<Record<string, string>>;
}

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: string } }>>;
}

/** What a resource is outside: what `Ref` and `Fn::GetAtt` of it give. */
export interface Made {
  readonly ref: string;
  readonly arn: string;
}

export class Synthesised {
  readonly folder: string;
  readonly templates: readonly string[];
  readonly resources: ReadonlyMap<string, Resource>;
  private readonly exported = new Map<string, unknown>();

  private constructor(folder: string) {
    this.folder = folder;
    this.templates = readdirSync(folder)
      .filter((name) => name.endsWith('.template.json'))
      .map((name) => join(folder, name));
    const read = this.templates.map((path) => JSON.parse(readFileSync(path, 'utf8')) as Template);
    this.resources = new Map(read.flatMap(({ Resources }) => Object.entries(Resources)));
    for (const { Outputs = {} } of read)
      for (const { Value, Export } of Object.values(Outputs)) if (Export) this.exported.set(Export.Name, Value);
  }

  /** @param context of the app, beside that of cdk.json. */
  static make(folder: string, context: Readonly<Record<string, string>>): Synthesised {
    const given = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    execFileSync('npx', ['cdk', 'synth', '--quiet', '--output', folder, ...given], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    return new Synthesised(folder);
  }

  ofType(type: string): [string, Resource][] {
    return [...this.resources].filter(([, resource]) => resource.Type === type);
  }

  /** A value of a template as CloudFormation would give it; what is not made is named by its logical id. */
  resolve(value: unknown, made: ReadonlyMap<string, Made>): string {
    if (typeof value !== 'object' || value === null) return String(value);
    const [[name, given]] = Object.entries(value) as [[string, any]];
    if (name === 'Ref') return PSEUDO[given as string] ?? made.get(given as string)?.ref ?? String(given);
    if (name === 'Fn::GetAtt') return made.get(given[0] as string)?.arn ?? (given as string[]).join('.');
    if (name === 'Fn::ImportValue') return this.resolve(this.exported.get(given as string), made);
    if (name === 'Fn::Join') return (given[1] as unknown[]).map((part) => this.resolve(part, made)).join(given[0] as string);
    throw new Error(`${name} is not resolved here`);
  }

  /** The folder of a function's bundle, and its environment. */
  functionOf(
    name: FunctionName,
    made: ReadonlyMap<string, Made>,
  ): { readonly bundle: string; readonly environment: Record<string, string> } {
    const word = name.replaceAll('-', '');
    const others = FUNCTION_NAMES.map((one) => one.replaceAll('-', '')).filter((one) => one !== word && one.startsWith(word));
    const found = this.ofType('AWS::Lambda::Function').find(
      ([id]) => id.startsWith(`Makegood${word}Function`) && !others.some((one) => id.startsWith(`Makegood${one}`)),
    );
    if (!found) throw new Error(`the template has no function ${name}`);
    const { Properties, Metadata } = found[1];
    const variables = Properties!.Environment.Variables as Record<string, unknown>;
    return {
      bundle: join(this.folder, Metadata!['aws:asset:path']!),
      environment: Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, this.resolve(value, made)])),
    };
  }
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': '123456789012',
  'AWS::Region': 'us-east-1',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::Partition': 'aws',
};
