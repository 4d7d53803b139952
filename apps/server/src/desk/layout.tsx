import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { ICON_PATH, STYLESHEET_PATH } from "../site/design/layout.tsx";
import { pageHref } from "../site/design/links.ts";
import { LANGUAGE_NAMES, LANGUAGES, type MessageKey, type Translator } from "../site/i18n.ts";

/** A page that stands in the navigation of the desk. */
export type DeskSection = { readonly path: string; readonly title: MessageKey };

export type DeskLayoutProps = {
  readonly tr: Translator;
  readonly title: string;
  readonly path: string;
  readonly sections: readonly DeskSection[];
  /** Asks for the page again after so many seconds, while something is being worked on. */
  readonly refresh?: number | undefined;
  readonly children?: Child;
};

/** A whole page of the desk. The same sheet of style as the public site, no script, and nothing that leaves this machine. */
export function DeskLayout({ tr, title, path, sections, refresh, children }: DeskLayoutProps) {
  const { t, lang } = tr;
  return (
    <>
      {raw("<!doctype html>")}
      <html lang={lang} dir={tr.dir}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${title} · ${t("desk.title")}`}</title>
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          {refresh !== undefined && <meta http-equiv="refresh" content={String(refresh)} />}
          <link rel="stylesheet" href={STYLESHEET_PATH} />
          <link rel="icon" href={ICON_PATH} type="image/svg+xml" />
        </head>
        <body>
          <a class="skip" href="#content">
            {t("site.skip")}
          </a>
          <DeskHeader tr={tr} path={path} sections={sections} />
          <div class="page">
            <main id="content" tabindex={-1}>
              {children}
            </main>
          </div>
          <footer class="colophon" aria-label={t("footer.label")}>
            <p>{t("desk.local")}</p>
          </footer>
        </body>
      </html>
    </>
  );
}

function DeskHeader({ tr, path, sections }: Pick<DeskLayoutProps, "tr" | "path" | "sections">) {
  const { t, lang } = tr;
  return (
    <header class="masthead">
      <div class="masthead-row">
        <a class="wordmark" href={pageHref(lang, "/")}>
          <span>{t("desk.title")}</span>
        </a>
        <nav class="languages" aria-label={t("nav.languages")}>
          <ul>
            {LANGUAGES.map((other) => (
              <li>
                <a href={pageHref(other, path)} lang={other} hreflang={other} aria-current={other === lang ? "true" : undefined}>
                  {LANGUAGE_NAMES[other]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <nav class="sections" aria-label={t("nav.label")}>
        <ul>
          {sections.map((section) => (
            <li>
              <a href={pageHref(lang, section.path)} aria-current={section.path === path ? "page" : undefined}>
                {t(section.title)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
