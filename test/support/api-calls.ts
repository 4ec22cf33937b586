/** Calls of the API of an embedded run, for what tests make of it. */
export type Call = (path: string, body: string | object, options?: { readonly method?: string; readonly token?: string }) => Promise<any>;

/** @throws where the API refuses a call */
export function callsOf(run: { readonly system: { readonly url: string }; readonly token: string }): Call {
  return async (path, body, { method = 'POST', token = run.token } = {}) => {
    const response = await fetch(run.system.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(method !== 'GET' && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answer: any = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
}

/** Audits a month to its end. */
export async function auditMonth(call: Call, period: string): Promise<void> {
  await call('/v1/audits', { period });
  for (let status = ''; !status.startsWith('closed'); await new Promise((resolve) => setTimeout(resolve, 50)))
    ({ status } = await call(`/v1/audits/${period}`, '', { method: 'GET' }));
}
