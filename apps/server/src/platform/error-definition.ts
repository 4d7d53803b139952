/** What a code means to a caller, to the shell and to the operator. */
export type ErrorDefinition = {
  /** HTTP status when the fault reaches a visitor. */
  readonly status: number;
  /** Exit code of `apora …`, from sysexits; 1 when absent. */
  readonly exit?: number;
  /** Whether the operator should hear of it: true for our faults, false for the caller's. */
  readonly report: boolean;
  /** One English sentence; {names} are filled from the details, which hold ids and settings, never personal data. */
  readonly message: string;
};
