/** Runs a long task with a signal that Ctrl-C or a request to end sets off. A second Ctrl-C ends at once, as usual. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, interrupt);
  try {
    return await work(stop.signal);
  } finally {
    for (const name of ["SIGINT", "SIGTERM"] as const) process.off(name, interrupt);
  }
}
