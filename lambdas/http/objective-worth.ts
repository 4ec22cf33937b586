/** What the objectives of a contract are worth: a function of its own, since it holds both the checker and what assesses. */
import { readStored } from '../../lib/application/registry/stored-contract.ts';
import { worthOf } from '../../lib/domain/objective-worth/find-worth.ts';
import { worthAsText } from '../../lib/domain/objective-worth/worth-text.ts';
import { httpHandler } from './http-handler.ts';
import { type HttpEvent, type HttpResult, HttpProblem, json, maySee, pathParameter } from './http.ts';
import { type Services, services } from '../shared/services.ts';

async function worth(event: HttpEvent, { stores }: Services): Promise<HttpResult> {
  const id = pathParameter(event, 'id');
  const stored = await stores.contracts.latest(id);
  if (!stored || !maySee(event, stored.vendor)) throw new HttpProblem(404, 'unknown-contract', `there is no contract "${id}"`);
  const read = readStored(stored);
  if (read.refused) throw new HttpProblem(422, read.refused.issues[0].code, read.refused.issues[0].message, read.refused.issues);
  return json(200, { id, revision: stored.revision, worth: worthOf(read.checked).map(worthAsText) });
}

export const worthRoutes = (all: () => Services = services) =>
  httpHandler('find-worth', (given) => ({ 'GET /v1/contracts/{id}/worth': (event) => worth(event, given()) }), all);

export const handler = worthRoutes();
