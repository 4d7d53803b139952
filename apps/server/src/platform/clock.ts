/** Time as a port, so that no rule reads the machine's clock by itself. */
export interface Clock {
  /** The instant. */
  now(): Date;
  /** The date of that instant in UTC, `YYYY-MM-DD`: one day boundary for every country and server. */
  today(): string;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  today: () => isoDay(new Date()),
};

/** A clock that stands still, for tests and for answers "as of" an instant. */
export function fixedClock(instant: string | Date): Clock {
  const at = new Date(instant).getTime();
  if (Number.isNaN(at)) throw new RangeError("a fixed clock needs a valid instant");
  return { now: () => new Date(at), today: () => isoDay(new Date(at)) };
}

function isoDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
