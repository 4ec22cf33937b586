/** Addresses of the pages about one thing. */
export const contractPath = (contract: string): string => `/contracts/${encodeURIComponent(contract)}`;
export const statementPath = (statement: string): string => `/statements/${encodeURIComponent(statement)}`;
export const monthPath = (contract: string, period: string): string => `${contractPath(contract)}/months/${encodeURIComponent(period)}`;
export const auditPath = (period: string): string => `/audits/${encodeURIComponent(period)}`;
