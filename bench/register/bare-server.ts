// The peer of a cached page: the same number of bytes from node:http with nothing around it. `node bare-server.js <bytes>`
import { createServer } from "node:http";

const body = Buffer.alloc(Number(process.argv[2] ?? 1000), "x");
const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": String(body.length) });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`ready http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}\n`);
});
