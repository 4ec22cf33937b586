/** The progress of a scheduled task in its list. */
export interface ProgressMark {
  /** Position of the last item that was begun or done; the next run continues after it. */
  readonly after: string;
  /** The item at `after` was begun, and was not recorded as done. */
  readonly begun?: boolean;
}

export interface ProgressStore {
  get(task: string): Promise<ProgressMark | undefined>;
  /** @param mark absent: the list was done, and the next run begins at its start. */
  put(task: string, mark: ProgressMark | undefined): Promise<void>;
}
