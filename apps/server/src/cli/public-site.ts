import { createApi, createApiErrors, isApiPath, type Renderer } from "../api/render.ts";
import type { Answer } from "../platform/answer-cache.ts";
import type { Reader } from "../platform/database.ts";
import type { AporaError } from "../platform/errors.ts";
import { STYLESHEET_PATH } from "../site/design/layout.tsx";
import { errorPage } from "../site/pages/error-page.tsx";
import { PAGES } from "../site/pages/index.ts";
import { publicWords } from "../site/public-words.ts";
import type { Language } from "../site/i18n.ts";
import { createErrorRenderer, createFrontDoor, createReceivedRenderer, createRenderer, type Rendering } from "../site/render.tsx";
import { baseHeaders, type SiteOptions } from "../site/server.ts";

export type PublicSite = Pick<SiteOptions, "frontDoor"> & {
  readonly render: Renderer;
  readonly renderError: (url: string, error: AporaError) => Answer;
  /** Where a reader is led whose report of a mistake was taken. */
  readonly received: (lang: Language) => Answer;
};

const pathOf = (url: string): string => url.split("?", 1)[0] ?? "/";

/** Everything public at one door: pages, and beside them the API, files, feeds. The two rooms do not know each other. */
export function composePublicSite(
  reader: Reader,
  config: {
    readonly onion?: string | undefined;
    readonly publicOrigin?: string | undefined;
    readonly takesReports?: boolean;
    readonly logFile?: Rendering["logFile"];
    readonly logPolicy?: Rendering["logPolicy"];
  },
): PublicSite {
  const headers = baseHeaders(config.onion);
  const { publicOrigin, takesReports, logFile, logPolicy } = config;
  const rendering = { reader, pages: PAGES, headers, publicOrigin, takesReports, logFile, logPolicy, errorPage };
  const [page, pageError] = [createRenderer(rendering), createErrorRenderer(rendering)];
  const api = createApi({ reader, headers, words: publicWords, stylesheet: STYLESHEET_PATH, origin: config.publicOrigin });
  const apiError = createApiErrors(headers);
  return {
    frontDoor: createFrontDoor(rendering),
    received: createReceivedRenderer(rendering),
    render: (url, version) => (isApiPath(pathOf(url)) ? api(url, version) : page(url, version)),
    renderError: (url, error) => (isApiPath(pathOf(url)) ? apiError(error) : pageError(url, error)),
  };
}
