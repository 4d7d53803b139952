import type { Child } from "hono/jsx";
import { raw } from "hono/html";
import { DEFAULT_LANGUAGE, LANGUAGE_NAMES } from "../i18n.ts";
import type { Language, MessageKey, Translator } from "../i18n.ts";
import { knownDay, PRESENT, pageHref } from "./links.ts";
import type { PageTime } from "./links.ts";

export const STYLESHEET_PATH = "/assets/site.css";
export const ICON_PATH = "/assets/favicon.svg";

const NAVIGATION: readonly { readonly path: string; readonly key: MessageKey }[] = [
  { path: "/", key: "nav.home" },
  { path: "/people", key: "nav.people" },
  { path: "/figures", key: "nav.figures" },
  { path: "/pictures", key: "nav.pictures" },
  { path: "/estimates", key: "nav.estimates" },
  { path: "/places", key: "nav.places" },
  { path: "/articles", key: "nav.articles" },
  { path: "/organisations", key: "nav.organisations" },
  { path: "/sources", key: "nav.sources" },
  { path: "/method", key: "nav.method" },
];

export type LayoutProps = {
  readonly tr: Translator;
  readonly title: string;
  readonly description: string;
  /** Path after the language, with its own query but without the dates: `/people?state=colony`. */
  readonly path: string;
  readonly time: PageTime;
  /** The languages in which this very page exists, the present one included. */
  readonly alternates: readonly Language[];
  /** Position of the ledger that the page was made from. */
  readonly position?: number | undefined;
  readonly dataHref?: string | undefined;
  readonly feedHref?: string | undefined;
  /** Shown where a link to the page is shared; a whole address where the operator has said what the site is called. */
  readonly picture?: string | undefined;
  /** What the page is based on; a side column from 720 px up, below the content before. */
  readonly aside?: Child;
  readonly children?: Child;
};

/** A whole HTML document. It has no script, no inline style and asks nobody but this site for anything. */
export function Layout(props: LayoutProps) {
  const { tr, title, description, path, time, alternates, feedHref } = props;
  const { t } = tr;
  const heading = title === t("site.name") ? title : `${title} · ${t("site.name")}`;
  return (
    <>
      {raw("<!doctype html>")}
      <html lang={tr.lang} dir={tr.dir}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{heading}</title>
          <meta name="description" content={description} />
          <meta name="referrer" content="no-referrer" />
          <meta name="color-scheme" content="light dark" />
          {props.picture !== undefined && (
            <>
              <meta property="og:title" content={title} />
              <meta property="og:description" content={description} />
              <meta property="og:image" content={props.picture} />
              <meta name="twitter:card" content="summary_large_image" />
            </>
          )}
          {time.isPast && <meta name="robots" content="noindex" />}
          <link rel="stylesheet" href={STYLESHEET_PATH} />
          <link rel="icon" href={ICON_PATH} type="image/svg+xml" />
          {alternates.map((lang) => (
            <link rel="alternate" hreflang={lang} href={pageHref(lang, path, time)} />
          ))}
          <link rel="alternate" hreflang="x-default" href={pageHref(DEFAULT_LANGUAGE, path, time)} />
          {feedHref !== undefined && <link rel="alternate" type="application/atom+xml" href={feedHref} title={t("data.feed")} />}
        </head>
        <body>
          <a class="skip" href="#content">
            {t("site.skip")}
          </a>
          <Header {...props} />
          {time.isPast && <PastBanner tr={tr} path={path} time={time} />}
          <div class={props.aside === undefined ? "page" : "page page-with-side"}>
            <main id="content" tabindex={-1}>
              {props.children}
            </main>
            {props.aside !== undefined && (
              <aside class="side" aria-label={t("side.label")}>
                {props.aside}
              </aside>
            )}
          </div>
          <Footer {...props} />
        </body>
      </html>
    </>
  );
}

function Header({ tr, path, time, alternates }: LayoutProps) {
  const { t, lang } = tr;
  const section = `/${path.split("?")[0]?.split("/")[1] ?? ""}`;
  return (
    <header class="masthead">
      <div class="masthead-row">
        <a class="wordmark" href={pageHref(lang, "/", time)}>
          <Mark />
          <span>{t("site.name")}</span>
        </a>
        <nav class="languages" aria-label={t("nav.languages")}>
          <ul>
            {alternates.map((other) => (
              <li>
                <a href={pageHref(other, path, time)} lang={other} hreflang={other} aria-current={other === lang ? "true" : undefined}>
                  {LANGUAGE_NAMES[other]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <nav class="sections" aria-label={t("nav.label")}>
        <ul>
          {NAVIGATION.map((entry) => (
            <li>
              <a
                href={pageHref(lang, entry.path, time)}
                aria-current={entry.path === section ? (path === entry.path ? "page" : "true") : undefined}
              >
                {t(entry.key)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** A post that carries a beam: the word means a support. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <rect class="mark-beam" x="1" y="4" width="22" height="4" />
      <rect class="mark-post" x="4" y="10" width="4" height="11" />
      <rect class="mark-post" x="16" y="10" width="4" height="11" />
    </svg>
  );
}

function PastBanner({ tr, path, time }: { readonly tr: Translator; readonly path: string; readonly time: PageTime }) {
  const { t, day } = tr;
  const { at, head } = time;
  const knownAt = knownDay(time);
  const sentence =
    at !== undefined && knownAt !== undefined
      ? t("past.both", { at: day(at), known: day(knownAt) })
      : knownAt !== undefined
        ? t("past.known", { date: day(knownAt) })
        : at !== undefined
          ? t("past.at", { date: day(at) })
          : t("past.label");
  return (
    <section class="past" aria-label={t("past.label")}>
      <p>
        <span>{sentence}</span>{" "}
        {head !== undefined && <a href={pageHref(tr.lang, `/log/${head.size}`)}>{t("proofs.heads.fixed", { n: tr.number(head.size) })}</a>}{" "}
        <a href={pageHref(tr.lang, path, PRESENT)}>{t("past.back")}</a>
      </p>
    </section>
  );
}

function Footer({ tr, path, position, dataHref, feedHref }: LayoutProps) {
  const { t } = tr;
  return (
    <footer class="colophon" aria-label={t("footer.label")}>
      <p class="danger">{t("footer.danger")}</p>
      <p>{t("footer.privacy")}</p>
      <p>{t("footer.licence")}</p>
      <ul class="colophon-links">
        {dataHref !== undefined && (
          <li>
            <a href={dataHref}>{t("footer.data")}</a>
          </li>
        )}
        {dataHref?.includes(".csv") === true && (
          <li>
            <a href={dataHref.replace(/\.csv(?=$|\?)/u, ".json")}>{`${t("footer.data")}: JSON`}</a>
          </li>
        )}
        <li>
          <a href={pageHref(tr.lang, "/open-data")}>{t("exports.title")}</a>
        </li>
        {feedHref !== undefined && (
          <li>
            <a href={feedHref}>{t("data.feed")}</a>
          </li>
        )}
        <li>
          <a href={pageHref(tr.lang, "/method")}>{t("nav.method")}</a>
        </li>
        <li>
          <a href={pageHref(tr.lang, "/statements")}>{t("proofs.title")}</a>
        </li>
        <li>
          <a href={pageHref(tr.lang, "/glossary")}>{t("glossary.title")}</a>
        </li>
        <li>
          <a href={pageHref(tr.lang, "/privacy")}>{t("privacy.title")}</a>
        </li>
        <li>
          <a href={pageHref(tr.lang, "/accessibility")}>{t("accessibility.title")}</a>
        </li>
        <li>
          <a href={`${pageHref(tr.lang, "/mistake")}?page=${encodeURIComponent(path.split("?")[0] ?? "/")}`}>{t("footer.mistake")}</a>
        </li>
        {position !== undefined && <li>{t("footer.record", { position: tr.number(position) })}</li>}
      </ul>
    </footer>
  );
}
