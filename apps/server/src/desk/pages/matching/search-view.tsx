import { Notice } from "../../../site/design/blocks.tsx";
import type { DeskRequest } from "../../page.ts";
import type { SearchState } from "./searches.ts";

function Working({ request, state }: { readonly request: DeskRequest; readonly state: SearchState & { readonly kind: "working" } }) {
  const { t } = request.tr;
  const { phase, people } = state.progress;
  return (
    <Notice>
      <p role="status">{t(`matching.search.${phase}`, { n: people })}</p>
      <form method="post">
        <input type="hidden" name="form-token" value={request.formToken} />
        <button type="submit" name="search" value="stop">
          {t("matching.search.stop")}
        </button>
      </form>
    </Notice>
  );
}

function Ended({ request, state }: { readonly request: DeskRequest; readonly state: SearchState }) {
  const { t } = request.tr;
  if (state.kind === "stopped")
    return (
      <Notice>
        <p>{t("matching.search.stopped")}</p>
      </Notice>
    );
  if (state.kind !== "failed") return null;
  return (
    <Notice tone="danger">
      <p lang="en">{state.error.message}</p>
      <p class="quiet">{t("errors.reference", { reference: state.error.code })}</p>
    </Notice>
  );
}

/** How far the search is, with a way to stop it; or the way to start one. */
export function SearchView({ request, state }: { readonly request: DeskRequest; readonly state: SearchState }) {
  const { t } = request.tr;
  if (state.kind === "working") return <Working request={request} state={state} />;
  return (
    <>
      <Ended request={request} state={state} />
      <form class="form" method="post">
        <input type="hidden" name="form-token" value={request.formToken} />
        <p class="form-actions">
          <button type="submit" name="search" value="start" aria-describedby="search-hint">
            {t("matching.search")}
          </button>
        </p>
        <p class="hint" id="search-hint">
          {t("matching.search.lead")}
        </p>
      </form>
    </>
  );
}
