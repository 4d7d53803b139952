import type { Child } from "hono/jsx";
import { countFigures } from "../../../figures/count.ts";
import { findDefinition } from "../../../figures/definitions.ts";
import { countLengths, LENGTHS } from "../../../figures/flows.ts";
import { findFigure, type Figure } from "../../../figures/figure.ts";
import { AGE_GROUPS, NOT_PUBLISHED } from "../../../figures/measure.ts";
import { publicCounts } from "../../../figures/small-cells.ts";
import type { Parts } from "../../../figures/definitions.ts";
import { BarList } from "../../design/charts/bar-list.tsx";
import { DataTable } from "../../design/data-table.tsx";
import type { PageRequest } from "../../page.ts";
import { dayOfPage, lineOf } from "../held-people.tsx";
import { partWord } from "../part-labels.ts";
import { publicWords, withUncertain } from "./count-words.ts";
import { yearHref, yearsOf } from "./flows.tsx";

/** The lines of a protected figure, in the order in which they are drawn. */
const LINES: Partial<Record<Parts, readonly string[]>> = {
  gender: ["female", "male", "other", NOT_PUBLISHED],
  age: [...AGE_GROUPS.map(({ key }) => key), NOT_PUBLISHED],
};

type Told = { readonly key: string; readonly label: string; readonly words: string; readonly drawn: number | undefined };

/** The lines of a protected figure as the public may see them. */
async function readTold(request: PageRequest, id: string): Promise<readonly Told[]> {
  const { tr, reader, knownAt } = request;
  const definition = findDefinition(id);
  const keys = definition === undefined ? [] : (LINES[definition.parts] ?? []);
  if (definition === undefined) return [];
  const asked = keys.map((key) => ({ figure: lineOf(id, { code: key, key }), when: dayOfPage(request) }));
  const counts = await countFigures(reader, asked, knownAt);
  return publicCounts(definition, counts).map((count, index) => ({
    key: keys[index] ?? "",
    label: partWord(tr, definition.parts, keys[index] ?? ""),
    words: publicWords(tr, count),
    drawn: typeof count === "string" ? undefined : count.value,
  }));
}

/** One line of a protected figure in words; undefined where it may be told exactly. */
export async function toldOf(request: PageRequest, figure: Figure): Promise<string | undefined> {
  const line = (await readTold(request, figure.definition.id)).find(({ key }) => key === figure.key);
  return line === undefined || line.drawn !== undefined ? undefined : `${line.label}: ${line.words}`;
}

/** People in custody by gender or by age, with small groups protected. */
export async function renderProtected(request: PageRequest, id: string, title: string): Promise<Child> {
  const { tr } = request;
  const told = (await readTold(request, id)).filter(({ words }) => words !== tr.number(0));
  const drawn = told.flatMap(({ label, drawn }) => (drawn === undefined || drawn === 0 ? [] : [{ label, value: drawn }]));
  return (
    <>
      {drawn.length > 1 && <BarList tr={tr} label={title} bars={drawn} />}
      <DataTable
        tr={tr}
        caption={title}
        captionHidden={true}
        rows={told}
        columns={[
          { label: tr.t("figures.part"), kind: "name", cell: (row) => row.label },
          { label: tr.t("figures.value"), kind: "number", cell: (row) => row.words },
        ]}
      />
    </>
  );
}

/** Releases by kind and year. Kinds nobody was released by are left out. */
export async function renderReleaseKinds(request: PageRequest, kinds: readonly string[]): Promise<Child> {
  const { tr } = request;
  const years = await yearsOf(
    request,
    kinds.map((kind) => `released-in-period/${kind}`),
  );
  const rows = kinds.map((kind, at) => ({ kind, label: tr.t(`release.${kind}` as "release.pardon"), years: years[at] ?? [] }));
  const total = (row: (typeof rows)[number]): number => row.years.reduce((sum, { count }) => sum + count.value, 0);
  const seen = rows
    .filter((row) => row.years.some(({ count }) => count.value + count.uncertain > 0))
    .sort((a, b) => total(b) - total(a) || (a.label < b.label ? -1 : 1));
  if (seen.length === 0) return <p class="quiet">{tr.t("data.empty")}</p>;
  const title = tr.t("pictures.releases");
  return (
    <>
      <BarList tr={tr} label={title} bars={seen.map((row) => ({ label: row.label, value: total(row) }))} />
      <DataTable
        tr={tr}
        caption={title}
        captionHidden={true}
        rows={seen}
        columns={[
          { label: tr.t("pictures.kind"), kind: "name", cell: (row) => row.label },
          ...(seen[0]?.years ?? []).map(({ year }, index) => ({
            label: String(year),
            kind: "number" as const,
            cell: (row: (typeof seen)[number]) => {
              const one = row.years[index];
              return one === undefined || one.count.value + one.count.uncertain === 0 ? (
                ""
              ) : (
                <a href={yearHref(request, `released-in-period/${row.kind}`, one.when.text)}>{withUncertain(tr, one.count)}</a>
              );
            },
          })),
        ]}
      />
    </>
  );
}

/** For how long nobody outside has heard of the people held incommunicado. */
export async function renderContact(request: PageRequest): Promise<Child> {
  const { tr, reader, atDay, knownAt } = request;
  const lengths = await countLengths(reader, await findFigure(reader, "incommunicado"), { day: atDay, knownAt });
  const label = (index: number): string => {
    const [from = 0, next] = [LENGTHS[index], LENGTHS[index + 1]];
    return next === undefined ? tr.t("pictures.contact.longer", { from }) : tr.t("pictures.contact.days", { from, to: next - 1 });
  };
  const bars = lengths.map(({ people }, index) => ({ label: label(index), value: people }));
  return bars.every(({ value }) => value === 0) ? (
    <p class="quiet">{tr.t("data.empty")}</p>
  ) : (
    <BarList tr={tr} label={tr.t("pictures.contact")} bars={bars} />
  );
}
