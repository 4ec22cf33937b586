/** The published description of the API: valid by Redocly's strict rules, and true of what the routes take and answer. */
import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { ROUTES, type Route, routeKey } from '../../../lib/declarations/routes.ts';
import { PROBLEM_CODES } from '../../../lib/schemas/problem-codes.ts';
import { problemsOf } from '../../../lib/schemas/openapi.ts';
import { TAGS } from '../../../lib/schemas/route-specs.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

interface Answer {
  readonly description?: string;
  /** Of an answer that is described once for all routes. */
  readonly $ref?: string;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string }[];
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly responses: Readonly<Record<string, Answer>>;
}

const text = read('docs/schema/openapi.json');
const { paths, components } = JSON.parse(text) as {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Answer> };
};
const resolved = (answer: Answer): Answer => (answer.$ref === undefined ? answer : components.responses[answer.$ref.split('/').at(-1)!]!);
const routes = ROUTES as readonly Route[];
const operationOf = ({ path, method }: Route): Operation => paths[path]![method.toLowerCase()]!;

describe('the description of the API', () => {
  it('passes the strict rules of Redocly', async () => {
    const config = await createConfig({ extends: ['recommended-strict'] });
    const found = await lintFromString({ source: text, absoluteRef: 'openapi.json', config });
    expect(found.map(({ ruleId, location }) => `${ruleId} ${location[0]?.pointer}`)).toEqual([]);
  });

  it('has nothing beside a reference but a description, since what is beside it holds too', () => {
    const beside = new Set<string>();
    JSON.parse(text, (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && '$ref' in value) Object.keys(value).forEach((key) => beside.add(key));
      return value;
    });
    expect([...beside].sort()).toEqual(['$ref', 'description']);
  });

  it('describes every route once, under a tag, by an id that is a verb and a noun', () => {
    expect(Object.values(paths).flatMap((path) => Object.keys(path)).length).toBe(routes.length);
    for (const route of routes) {
      const { operationId, tags } = operationOf(route);
      expect(operationId).toMatch(/^[a-z]+([A-Z][a-z]+)+$/);
      expect(Object.keys(TAGS)).toContain(tags[0]);
    }
  });

  it('describes an Idempotency-Key for every POST with a token, but where no answer is kept since it has a secret', () => {
    const without = routes.filter(
      (route) => route.method === 'POST' && !operationOf(route).parameters?.some(({ name }) => name === 'idempotency-key'),
    );
    expect(without.map(routeKey)).toEqual([
      'POST /v1/webhooks/{source}/{key}',
      'POST /v1/erasures/search',
      'POST /v1/endpoints/{name}/secrets',
    ]);
  });

  it('declares 304 only for routes that send an ETag', () => {
    const conditional = routes.filter((route) => '304' in operationOf(route).responses).map(routeKey);
    expect(conditional).toEqual([
      'GET /v1/contracts/{id}',
      'GET /v1/statements/{id}',
      'GET /v1/statements/{id}/bundle',
      'GET /v1/statements/{id}/documents/{form}',
    ]);
  });

  it('every status of a route is described in a sentence', () => {
    for (const route of routes)
      for (const [status, answer] of Object.entries(operationOf(route).responses)) {
        const { description } = resolved(answer);
        expect(`${routeKey(route)} ${status}: ${description}`).toMatch(/: .{8,}\.$/s);
      }
  });

  it('has each code of a problem in docs/reference/errors.md under its status, and no code that no route answers', () => {
    const rows = [...read('docs/reference/errors.md').matchAll(/^\| (`.*`) \| (\d{3}) \|/gm)];
    const documented = new Map(
      rows.flatMap(([, codes, status]) => [...codes!.matchAll(/`([^`]+)`/g)].map(([, code]) => [code!, Number(status)])),
    );
    // Old paths are no routes of the description, and are answered all the same.
    const answered = new Set<string>([...routes.flatMap((route) => [...problemsOf(route)]), 'route-renamed']);
    expect(Object.keys(PROBLEM_CODES).filter((code) => !answered.has(code))).toEqual([]);
    const wrong = Object.entries(PROBLEM_CODES).filter(([code, [status]]) => documented.get(code) !== status);
    expect(wrong.map(([code]) => code)).toEqual([]);
  });
});
