/** The address that a request comes from: of one through the console's distribution that of the viewer, of any other what the gateway sees. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { EDGE_PROOF_HEADER, VIEWER_HEADER } from '../../../lib/declarations/edge.ts';
import type { HttpEvent } from '../http.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** @param proof that the distribution sends; absent: there is none, and no header is believed. */
export function viewerAddress({ headers, requestContext }: HttpEvent, proof: string | undefined): string {
  const { [EDGE_PROOF_HEADER]: given, [VIEWER_HEADER]: viewer } = headers ?? {};
  const isEdge = proof !== undefined && given !== undefined && timingSafeEqual(digest(given), digest(proof));
  return (isEdge ? viewer : undefined) ?? requestContext.http?.sourceIp ?? '';
}
