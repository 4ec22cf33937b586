/** A contract that is to be assessed. */
export interface PlannedLook {
  readonly contract: string;
  /** Orders the planned assessments by time; later ones are greater. */
  readonly position: string;
}

/** The state of early warning: the published warnings, and the planned assessments. */
export interface EarlyWarningStore {
  isNotified(contract: string, period: string, warning: string): Promise<boolean>;
  markNotified(contract: string, period: string, warning: string, at: string): Promise<void>;
  /** Plans the next assessment of a contract, at an instant (ISO). */
  plan(contract: string, at: string): Promise<void>;
  /** The contracts whose planned instant has passed since the last `done`, in order of that instant. */
  planned(until: string): Promise<PlannedLook[]>;
  /** Records that every assessment planned before this instant was made. */
  done(until: string): Promise<void>;
}
