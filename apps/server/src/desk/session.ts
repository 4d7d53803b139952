import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Who may use the desk: whoever could read the address it printed, once, in one browser. */
export interface Session {
  /** The token of the printed address. */
  readonly token: string;
  /** Uses the token up. The cookie to set, or undefined for a wrong or spent one. */
  enter(token: string): string | undefined;
  /** Whether a request carries the cookie. */
  isIn(cookies: string | undefined): boolean;
  /** What every form carries, so that a page of another site cannot send one. */
  readonly formToken: string;
  isOwnForm(formToken: string | undefined): boolean;
}

const COOKIE = "apora-desk";

const equal = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

/** A session that lives as long as the program. */
export function createSession(): Session {
  const token = randomBytes(24).toString("base64url");
  const secret = randomBytes(32).toString("base64url");
  const formToken = createHmac("sha256", secret).update("form").digest("base64url");
  let isSpent = false;
  return {
    token,
    formToken,
    enter(given) {
      if (isSpent || !equal(given, token)) return undefined;
      isSpent = true;
      // Strict: no link from anywhere else brings the cookie along. No expiry: it goes with the browser.
      return `${COOKIE}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    },
    isIn: (cookies) =>
      (cookies ?? "").split(";").some((one) => {
        const [name = "", value = ""] = one.trim().split("=");
        return name === COOKIE && equal(value, secret);
      }),
    isOwnForm: (given) => given !== undefined && equal(given, formToken),
  };
}
