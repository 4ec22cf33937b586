/** The state of early warning: the published warnings, and when to look again. */
export interface EarlyWarningStore {
  isNotified(contract: string, period: string, warning: string): Promise<boolean>;
  markNotified(contract: string, period: string, warning: string, at: string): Promise<void>;
  /** Looks at a contract again at an instant (ISO). */
  plan(contract: string, at: string): Promise<void>;
  /** Contracts whose time has come since the last `done`. */
  planned(until: string): Promise<string[]>;
  done(until: string): Promise<void>;
}
