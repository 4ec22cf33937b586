/** Addresses of the pages about one thing. */
export const contractPath = (contract: string): string => `/contracts/${encodeURIComponent(contract)}`;
export const statementPath = (statement: string): string => `/statements/${encodeURIComponent(statement)}`;
export const monthPath = (contract: string, period: string): string => `${contractPath(contract)}/months/${encodeURIComponent(period)}`;
export const auditPath = (period: string): string => `/audits/${encodeURIComponent(period)}`;
export const claimPath = (claim: string): string => `/claims/${encodeURIComponent(claim)}`;
export const endpointPath = (endpoint: string): string => `/endpoints/${encodeURIComponent(endpoint)}`;
export const approvalPath = (approval: string): string => `/approvals/${encodeURIComponent(approval)}`;

/** Of the API: the bundle of a revision, the newest when undefined. */
export const bundlePath = (statement: string, revision: number | undefined): string =>
  `/v1/statements/${encodeURIComponent(statement)}/bundle${revision === undefined ? '' : `?revision=${revision}`}`;

/** @param month of the events, "2026-10". @param component all when undefined. */
export const eventsPath = (vendor: string, month: string, component: string | undefined): string =>
  `/evidence?${new URLSearchParams({ vendor, month, ...(component !== undefined && { component }) })}`;
