/** The addresses of a webhook, as people read them: a new one in full, once, and the others by their fingerprint. */
interface Addresses {
  readonly url?: string | undefined;
  readonly keys?: readonly { readonly fingerprint: string; readonly since: string }[] | undefined;
}

export const fingerprintsOf = (keys: Addresses['keys'] = []): string =>
  keys.length === 0 ? 'no address yet' : keys.map(({ fingerprint, since }) => `${fingerprint} (since ${since})`).join(', ');

export const addressLine = ({ url, keys }: Addresses): string => (url === undefined ? fingerprintsOf(keys) : `${url} (shown this once)`);
