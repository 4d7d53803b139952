import { connect, type Socket } from "node:net";

/**
 * Requests per second over kept-alive connections, one request at a time on each. It counts bytes instead of parsing
 * answers: a client that reads headers in JavaScript is slower than the servers it measures and ranks them by the
 * length of their headers. The address must give the same number of bytes every time.
 */
export async function requestsPerSecond(url: string, load: { readonly connections: number; readonly seconds: number }): Promise<number> {
  const { hostname, port, pathname, search } = new URL(url);
  const request = `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`;
  const size = await answerSize({ hostname, port: Number(port) }, request);
  let answers = 0;
  let broken: Error | undefined;
  const open = (): Socket => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let left = size;
    socket.on("connect", () => socket.write(request));
    socket.on("data", (part) => {
      left -= part.length;
      if (left > 0) return;
      if (left < 0) broken = new Error(`${url}: an answer was longer than the first one`);
      left = size;
      answers += 1;
      socket.write(request);
    });
    socket.on("error", (problem) => (broken = problem));
    socket.on("end", () => (broken ??= new Error(`${url}: the server closed a connection`)));
    return socket;
  };
  const sockets = Array.from({ length: load.connections }, open);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const [before, began] = [answers, performance.now()];
  await new Promise((resolve) => setTimeout(resolve, load.seconds * 1000));
  const rate = (answers - before) / ((performance.now() - began) / 1000);
  for (const socket of sockets)
    socket
      .removeAllListeners()
      .on("error", () => {})
      .destroy();
  if (broken !== undefined) throw broken;
  return rate;
}

/** Length of one whole answer, head and body; only a 200 counts. */
function answerSize(server: { hostname: string; port: number }, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = Buffer.alloc(0);
    const socket = connect({ host: server.hostname, port: server.port }, () => socket.write(request));
    socket.on("error", reject);
    socket.on("data", (part) => {
      text = Buffer.concat([text, part]);
      const end = text.indexOf("\r\n\r\n");
      if (end === -1) return;
      const head = text.subarray(0, end).toString("latin1");
      const length = /^content-length: (\d+)/im.exec(head)?.[1];
      socket.destroy();
      if (!head.startsWith("HTTP/1.1 200") || length === undefined) reject(new Error(`unexpected answer: ${head.split("\r\n")[0] ?? ""}`));
      else resolve(end + 4 + Number(length));
    });
  });
}
