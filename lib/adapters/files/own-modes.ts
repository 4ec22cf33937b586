/** Modes of what is for the user of this machine alone. */
export const OWN_FILE = 0o600;
export const OWN_FOLDER = 0o700;
