/**
 * The preference (RFC 7240) of a caller that cannot follow a redirect to another host, as the pages of the console cannot: the answer is
 * then 200 with the link in its body, under a media type of its own, so that it is not taken for the file.
 */
export const LINK_PREFERENCE = 'document-link';
export const LINK_TYPE = 'application/vnd.makegood.link+json';

/** Whether a `Prefer` header has it; others in it are ignored, as RFC 7240 asks. */
export const prefersLink = (prefer: string | undefined): boolean =>
  prefer?.split(',').some((one) => one.split(';')[0]!.trim().toLowerCase() === LINK_PREFERENCE) ?? false;
