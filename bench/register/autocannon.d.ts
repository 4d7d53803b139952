// autocannon brings no types; these are the parts the benches use.
declare module "autocannon" {
  type Options = {
    readonly url: string;
    readonly duration: number;
    readonly connections: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly requests?: readonly { readonly method: "GET"; readonly path: string }[];
  };
  type Outcome = {
    readonly requests: { readonly average: number };
    /** Milliseconds. */
    readonly latency: { readonly p97_5: number };
    readonly non2xx: number;
    readonly errors: number;
  };
  const autocannon: (options: Options) => Promise<Outcome>;
  export default autocannon;
}
