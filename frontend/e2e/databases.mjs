// The two databases of every journey, each time fresh. PostgreSQL is the server that TEST_POSTGRES_URL names.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { connect } from "node:net";

/** Both databases, by name, each with a function that makes one: a URL, or undefined for the embedded SQLite. */
export const databases = [
  { name: "SQLite", make: async () => undefined },
  { name: "PostgreSQL", make: makePostgresDatabase },
];

async function makePostgresDatabase() {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error("TEST_POSTGRES_URL is not set: run npm run e2e, which brings a PostgreSQL");
  const name = `rapport_e2e_${randomBytes(6).toString("hex")}`;
  await execute(server, `CREATE DATABASE ${name}`);
  const own = new URL(server);
  own.pathname = `/${name}`;
  return own.href;
}

const hmac = (key, words) => createHmac("sha256", key).update(words).digest();
const sha256 = (bytes) => createHash("sha256").update(bytes).digest();

/** Answers a SCRAM-SHA-256 challenge (RFC 5802): `first` is what the server sent, `nonce` what we sent before. */
function scramAnswer(first, nonce, password) {
  const { r, s, i } = Object.fromEntries(first.split(",").map((part) => [part[0], part.slice(2)]));
  const salted = pbkdf2Sync(password, Buffer.from(s, "base64"), Number(i), 32, "sha256");
  const key = hmac(salted, "Client Key");
  const bare = `c=biws,r=${r}`;
  const signature = hmac(sha256(key), `n=,r=${nonce},${first},${bare}`);
  const proof = Buffer.from(key.map((byte, at) => byte ^ signature[at]));
  return `${bare},p=${proof.toString("base64")}`;
}

/** Runs one statement over PostgreSQL's own protocol, so that no driver is needed for it. */
function execute(url, statement) {
  const { hostname, port, username, password, pathname } = new URL(url);
  const nonce = randomBytes(18).toString("base64");
  const socket = connect({ host: hostname, port: Number(port || 5432) });
  const send = (type, body) => {
    const head = Buffer.alloc(4);
    head.writeInt32BE(body.length + 4);
    socket.write(Buffer.concat([Buffer.from(type), head, body]));
  };
  const authenticate = (body) => {
    const kind = body.readInt32BE(0);
    if (kind === 10) {
      const opening = Buffer.from(`n,,n=,r=${nonce}`);
      const length = Buffer.alloc(4);
      length.writeInt32BE(opening.length);
      send("p", Buffer.concat([Buffer.from("SCRAM-SHA-256\0"), length, opening]));
    } else if (kind === 11) {
      const answer = scramAnswer(body.subarray(4).toString(), nonce, decodeURIComponent(password));
      send("p", Buffer.from(answer));
    } else if (kind !== 0 && kind !== 12) {
      throw new Error(`PostgreSQL asks for a way of signing in (${kind}) that is not trust or SCRAM`);
    }
  };
  return new Promise((done, fail) => {
    let rest = Buffer.alloc(0);
    let asked = false;
    const read = (type, body) => {
      if (type === "R") authenticate(body);
      if (type === "E") throw new Error(`PostgreSQL: ${body.toString().replaceAll("\0", " ")}`);
      if (type !== "Z") return;
      if (asked) socket.end();
      else send("Q", Buffer.from(`${statement}\0`));
      asked = true;
    };
    socket.once("connect", () => {
      const user = decodeURIComponent(username);
      send("", Buffer.from(`\0\x03\0\0user\0${user}\0database\0${pathname.slice(1) || user}\0\0`));
    });
    socket.on("data", (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      try {
        while (rest.length > 4 && rest.length > rest.readInt32BE(1)) {
          const end = rest.readInt32BE(1) + 1;
          read(String.fromCharCode(rest[0]), rest.subarray(5, end));
          rest = rest.subarray(end);
        }
      } catch (error) {
        socket.destroy(error);
      }
    });
    socket.once("error", fail);
    socket.once("close", () => done());
  });
}
