/**
 * How a request shows that it came through the distribution of the console, and from whom: the gateway sees the address of the edge alone.
 * CloudFront sets both headers over whatever the viewer sent.
 */
/** Has a secret that the distribution and the functions share. */
export const EDGE_PROOF_HEADER = 'makegood-edge';
/** The address of the viewer. It is read only beside the proof. */
export const VIEWER_HEADER = 'makegood-viewer';
