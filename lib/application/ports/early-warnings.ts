/** A contract that is to be assessed. */
export interface PlannedLook {
  readonly contract: string;
  /** Orders looks by their time; later looks are greater. */
  readonly position: string;
}

/** The state of early warning: the published warnings, and when to look again. */
export interface EarlyWarningStore {
  isNotified(contract: string, period: string, warning: string): Promise<boolean>;
  markNotified(contract: string, period: string, warning: string, at: string): Promise<void>;
  /** Looks at a contract again at an instant (ISO). */
  plan(contract: string, at: string): Promise<void>;
  /** Contracts whose time has come since the last `done`, in order of that time. */
  planned(until: string): Promise<PlannedLook[]>;
  /** Every planned look before this instant was taken. */
  done(until: string): Promise<void>;
}
