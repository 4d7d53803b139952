/** The version of this library, stamped into results so that they can be made again. */
export const VERSION = "0.2.0";
