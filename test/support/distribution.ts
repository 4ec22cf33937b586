/** The console as CloudFront serves it: the code at the edge, the files with their headers, and the API under the same origin. */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { Script, createContext } from 'node:vm';
import { CONSOLE_PATH, type ConsoleConfig, consolePolicy } from '../../lib/declarations/console.ts';
import { edgeCode } from '../../lib/infra/console.ts';
import { consoleAnswer } from '../../local/cloudfront/console-files.ts';
import { listening } from './listening.ts';

type EdgeAnswer =
  { readonly uri: string } | { readonly statusCode: number; readonly headers: { readonly location: { readonly value: string } } };

/** What the function at the edge makes of a path. */
function atEdge(uri: string): EdgeAnswer {
  const context = createContext({ event: { request: { uri, headers: {} }, viewer: { ip: '127.0.0.1' } } });
  return new Script(`${edgeCode()}; handler(event)`).runInContext(context) as EdgeAnswer;
}

/** @param apiUrl where the API is. */
export function distribution(apiUrl: string, config: Extract<ConsoleConfig, { signIn: 'openid' }>): ReturnType<typeof listening> {
  const policy = consolePolicy([new URL(config.issuer).origin]);

  const file = async (uri: string, response: ServerResponse): Promise<void> => {
    const { status, headers, body } = await consoleAnswer(uri);
    const text = uri.endsWith('/config.json') ? JSON.stringify(config) : (body as string | Buffer);
    response.writeHead(status, { ...headers, 'content-security-policy': policy }).end(text);
  };

  const api = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { host: _, connection: __, ...headers } = request.headers;
    const answer = await fetch(apiUrl + request.url!, {
      method: request.method!,
      headers: headers as Record<string, string>,
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const { 'content-encoding': ___, ...sent } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, sent).end(Buffer.from(await answer.arrayBuffer()));
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [uri = '/'] = request.url!.split('?');
    const edge = atEdge(uri);
    if ('statusCode' in edge) return void response.writeHead(edge.statusCode, { location: edge.headers.location.value }).end();
    return edge.uri.startsWith(CONSOLE_PATH) ? file(edge.uri, response) : api(request, response);
  };
  return listening(createServer((request, response) => void answer(request, response)));
}
