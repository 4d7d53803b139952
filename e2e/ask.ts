import http from "node:http";
import { gunzipSync } from "node:zlib";

export type Reply = {
  readonly path: string;
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** As it came over the wire. */
  readonly bytes: Buffer;
  /** Unpacked. */
  readonly text: string;
};

const agent = new http.Agent({ keepAlive: true, maxSockets: 6 });

/** Asks the site, byte for byte: nothing is followed, unpacked or kept as a browser would. */
export function ask(
  origin: string,
  path: string,
  options: { readonly method?: string; readonly headers?: http.OutgoingHttpHeaders } = {},
): Promise<Reply> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, path, agent, method: options.method ?? "GET", headers: options.headers ?? {} },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const bytes = Buffer.concat(parts);
          const plain = response.headers["content-encoding"] === "gzip" && bytes.length > 0 ? gunzipSync(bytes) : bytes;
          resolve({ path, status: response.statusCode ?? 0, headers: response.headers, bytes, text: plain.toString("utf8") });
        });
      },
    );
    request.on("error", reject);
    request.end();
  });
}
