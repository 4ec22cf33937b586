/** The version of this calculator: each issued statement carries it. The release raises it together with the package's. */
export const VERSION = '0.3.0';
