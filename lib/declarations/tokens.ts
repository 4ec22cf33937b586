/** What the API reads in the token of a caller: its scopes, and the vendor that it is bound to. */

/** The claim of a token that binds its holder to one vendor: it sees and does what is that vendor's, and nothing else. */
export const VENDOR_CLAIM = 'makegood_vendor';

/** The scopes of a token: `scope` or `scp`, as text with spaces or as a list. API Gateway gives a list as "[a b]". */
export const scopesIn = ({ scope, scp }: Readonly<Record<string, unknown>>): string[] =>
  [scope ?? scp ?? '']
    .flat()
    .join(' ')
    .split(/[\s,[\]]+/);
