import type { Child } from "hono/jsx";
import type { Count } from "../../figures/count.ts";
import type { Figure, When } from "../../figures/figure.ts";
import { listRecords } from "../../figures/records.ts";
import { Section } from "../design/blocks.tsx";
import { Pager } from "../design/data-table.tsx";
import type { PageRequest } from "../page.ts";
import { readPageNumber } from "./catalogue.ts";
import { figureHref } from "./figure-view.tsx";
import { NameList, readNamed } from "./name-list.tsx";

/** Records named on one page of a list. */
const PAGE_SIZE = 100;

type Counted = { readonly request: PageRequest; readonly figure: Figure; readonly when: When; readonly count: Count };

/** The records that count and those that may are turned apart, by parameters of their own. Public addresses carry them: never rename. */
type Lists = { readonly page: number; readonly perhaps: number };

/** Which page of so many records is asked for; beyond the last one stands the last one. @throws bad-request */
const pageOf = (query: URLSearchParams, list: keyof Lists, records: number): number =>
  Math.min(readPageNumber(query, list), Math.max(1, Math.ceil(records / PAGE_SIZE)));

/** Where other pages of the lists are; the first page of each needs no word. */
function hrefOf({ request, figure }: Counted, { page, perhaps }: Lists): string {
  const path = figureHref(request, figure.id);
  const turned = [...(page > 1 ? [`page=${page}`] : []), ...(perhaps > 1 ? [`perhaps=${perhaps}`] : [])].join("&");
  return turned === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${turned}`;
}

/** The records behind the number, page by page, and the uncertain ones. Their number is the number above, always. @throws bad-request */
export async function renderRecords(counted: Counted): Promise<Child> {
  const { request, figure, when, count } = counted;
  const { tr, query, reader, knownAt, lang } = request;
  const at: Lists = { page: pageOf(query, "page", count.value), perhaps: pageOf(query, "perhaps", count.uncertain) };
  const read = async (certain: boolean, page: number) => {
    const turned = { certain, count, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE, byNameIn: lang };
    const records = await listRecords(reader, { figure, when, knownAt }, turned);
    return readNamed(
      request,
      records.map(({ person }) => person),
    );
  };
  const [sure, perhaps] = await Promise.all([read(true, at.page), count.uncertain === 0 ? [] : read(false, at.perhaps)]);
  return (
    <>
      <Section id="records" title={tr.t("figures.drill")}>
        <p>{tr.t("figures.drillText", { n: count.value })}</p>
        <NameList people={sure} />
        <Pager
          tr={tr}
          label={tr.t("figures.drill")}
          page={at.page}
          pages={Math.ceil(count.value / PAGE_SIZE)}
          href={(page) => `${hrefOf(counted, { ...at, page })}#records`}
        />
      </Section>
      {perhaps.length > 0 && (
        <Section id="uncertain" title={tr.t("figures.uncertain")}>
          <p>{tr.t("figures.uncertainWhy")}</p>
          <NameList people={perhaps} />
          <Pager
            tr={tr}
            label={tr.t("figures.uncertain")}
            page={at.perhaps}
            pages={Math.ceil(count.uncertain / PAGE_SIZE)}
            href={(page) => `${hrefOf(counted, { ...at, perhaps: page })}#uncertain`}
          />
        </Section>
      )}
    </>
  );
}
