/** Signing in by an identity provider, as in the cloud: the code flow with PKCE, in a real browser. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../../lib/declarations/scopes.ts';
import { CHROMIUM, consolePages } from '../support/browser.ts';
import { axeFaults } from '../support/console-user.ts';
import { distribution } from '../support/distribution.ts';
import { embeddedRun } from '../support/embedded-run.ts';
import { CLIENT_ID, type IdentityProvider, identityProvider } from '../support/identity-provider.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const STATEMENT = '/console/statements/live-streaming-network.2026-10';

describe.skipIf(CHROMIUM === undefined)('signing in by an identity provider', () => {
  const run = embeddedRun({ example: true, clock: () => NOW });
  const pages = consolePages();
  let token: string;
  let provider: IdentityProvider;
  let site: { readonly url: string; readonly close: () => void };

  beforeAll(async () => {
    token = await run.system.authorizer.issueRole('finance', 3600);
    provider = await identityProvider(async () => token);
    site = await distribution(run.system.url, {
      signIn: 'openid',
      issuer: provider.issuer,
      clientId: CLIENT_ID,
      scopes: ['openid', ...SCOPES].join(' '),
      parameters: { audience: 'makegood' },
    });
  });
  afterAll(() => {
    site?.close();
    provider?.close();
  });

  const open = (path: string): Promise<Page> => pages.open(site.url + path, { alsoAsks: [provider.issuer] });
  const leave = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('link', { name: 'Agree', exact: true }).waitFor();
  };
  const kept = (page: Page): Promise<string[]> => page.evaluate('Object.values({ ...sessionStorage, ...localStorage })');
  const issued = (page: Page): Promise<void> =>
    page.getByRole('heading', { level: 1, name: 'Live-streaming network, two lines' }).waitFor();

  it('returns to the view from which the person was sent, with a challenge and no secret', async () => {
    const page = await open(STATEMENT);
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    provider.asked.length = 0;
    await leave(page);
    await page.getByRole('link', { name: 'Agree', exact: true }).click();
    await issued(page);
    // No code or state stays in the address, which the history keeps.
    expect(page.url()).toBe(site.url + STATEMENT);
    const [authorization, exchange] = provider.asked;
    expect(authorization).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${site.url}/console/`,
      audience: 'makegood',
    });
    expect(authorization!.scope!.split(' ')).toEqual(['openid', ...SCOPES]);
    expect(exchange).toMatchObject({ grant_type: 'authorization_code', client_id: CLIENT_ID, code_verifier: expect.any(String) });
    expect({ ...authorization, ...exchange }).not.toHaveProperty('client_secret');
    expect(provider.asked).toHaveLength(2);
  });

  it('signs out for good: the token is kept nowhere, and a reload asks again', async () => {
    const page = await open(STATEMENT);
    await leave(page);
    await page.getByRole('link', { name: 'Agree', exact: true }).click();
    await issued(page);
    expect(await kept(page)).toContain(token);
    await page.getByRole('button', { name: 'finance', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    const again = page.getByRole('heading', { level: 1, name: 'Sign in' });
    await again.waitFor();
    await page.getByText('You are still signed in at your identity provider, which names no address').waitFor();
    expect((await kept(page)).filter((value) => value.includes(token))).toEqual([]);
    await page.reload();
    await again.waitFor();
    await page.goBack().catch(() => undefined);
    await page.goto(site.url + STATEMENT);
    await again.waitFor();
    expect(await page.getByText('CNY').count()).toBe(0);
  });

  it('says what the provider said when the person refused, and lets them try again', async () => {
    const page = await open('/');
    await leave(page);
    await page.getByRole('link', { name: 'Refuse', exact: true }).click();
    await page.getByText('The person refused').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await leave(page);
    await page.getByRole('link', { name: 'Agree', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  });

  it('signs out at the provider too where it has an address for that', async () => {
    provider.endSession = `${provider.issuer}/left`;
    const page = await open('/');
    await leave(page);
    await page.getByRole('link', { name: 'Agree', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.getByRole('button', { name: 'finance', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByText('You are signed out of the console').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const left = page.waitForRequest((request) => request.url().startsWith(provider.endSession!));
    await page.getByRole('button', { name: 'Sign out there too' }).click();
    const { searchParams } = new URL((await left).url());
    provider.endSession = undefined;
    expect(searchParams.get('post_logout_redirect_uri')).toBe(`${site.url}/console/`);
  });

  it('says that a token is no JWT, and which setting makes it one, and signs no person in', async () => {
    const good = token;
    token = 'opaque-1234';
    const page = await open(STATEMENT);
    await leave(page);
    await page.getByRole('link', { name: 'Agree', exact: true }).click();
    await page.getByText('its access token is no JWT').waitFor();
    await page.getByText('makegood:consoleParameters').waitFor();
    token = good;
    expect(await axeFaults(page)).toEqual([]);
    expect((await kept(page)).filter((value) => value.includes('opaque-1234'))).toEqual([]);
    // Once the operator has set it, the person goes on to where they wanted.
    await leave(page);
    await page.getByRole('link', { name: 'Agree', exact: true }).click();
    await issued(page);
  });

  it('a code that another page asked for signs no person in, and is not exchanged', async () => {
    provider.asked.length = 0;
    const page = await open('/console/?code=stolen&state=of-another-tab');
    await page.getByRole('alert').or(page.getByText(/state/i)).first().waitFor();
    expect(await page.getByRole('heading', { level: 1, name: 'Sign in' }).count()).toBe(1);
    expect(await kept(page)).toEqual(['en', 'light']);
    expect(provider.asked).toEqual([]);
  });

  it('a token that the API no longer takes is asked for in another tab, and the view goes on', async () => {
    const good = token;
    token = `${good.slice(0, -8)}AAAAAAAA`;
    const page = await pages.open(site.url + STATEMENT, { alsoAsks: [provider.issuer], refused: 401 });
    await leave(page);
    await page.getByRole('link', { name: 'Agree', exact: true }).click();
    const ended = page.getByRole('dialog', { name: 'Your session has ended' });
    await ended.waitFor();
    token = good;
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      ended.getByRole('link', { name: /^Sign in in another tab/ }).click(),
    ]);
    await leave(tab);
    await tab.getByRole('link', { name: 'Agree', exact: true }).click();
    await ended.waitFor({ state: 'detached' });
    await issued(page);
    expect(page.url()).toBe(site.url + STATEMENT);
  });

  it('a session that ended can be begun again on the page itself, at the same view', async () => {
    const good = token;
    token = `${good.slice(0, -8)}AAAAAAAA`;
    const page = await pages.open(site.url + STATEMENT, { alsoAsks: [provider.issuer], refused: 401 });
    await leave(page);
    await page.getByRole('link', { name: 'Agree', exact: true }).click();
    await page.getByRole('button', { name: /^Sign in here/ }).click();
    token = good;
    await leave(page);
    await page.getByRole('link', { name: 'Agree', exact: true }).click();
    await issued(page);
    expect(page.url()).toBe(site.url + STATEMENT);
  });
});
