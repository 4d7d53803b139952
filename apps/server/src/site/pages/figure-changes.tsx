import type { Child } from "hono/jsx";
import { explainSmallDifference, type Change, type Difference } from "../../figures/difference.ts";
import { countFigure } from "../../figures/count.ts";
import { earliestWithin } from "../../figures/records.ts";
import { readWhen, type Figure } from "../../figures/figure.ts";
import { isoOf } from "../../ledger/edtf.ts";
import { resolveKnownAt } from "../../ledger/positions.ts";
import { readNames } from "../../registry/person-names.ts";
import { DiffList, Section, type DiffLine } from "../design/blocks.tsx";
import { CAUSE_KEYS } from "../design/cause-keys.ts";
import { AT_PARAM, KNOWN_AT_PARAM, knownDay, pageHref } from "../design/links.ts";
import type { PageRequest } from "../page.ts";
import { personText } from "./person-link.ts";
import { TextPiece } from "./person/texts.tsx";

/** A difference over more records than this is left to the command line: it would not be read on a page. */
const MOST_RECORDS = 20_000;
/** Nor one of so many changes: the file of each of them is opened, and the reader who asked for it would wait. */
const MOST_CHANGES = 600;
/** Names shown per line; the rest is counted. */
const MOST_NAMES = 40;
/** A page that nobody asked to reach back goes as far as it can name everybody: a year, a quarter, a month or a week. */
const MOST_UNASKED = MOST_NAMES;
const REACHES = [365, 91, 30, 7] as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

async function names(request: PageRequest, change: Change): Promise<Child> {
  const shown = change.records.slice(0, MOST_NAMES);
  const known = await readNames(
    request.reader,
    shown.map((r) => r.person),
    { knownAt: request.knownAt, lang: request.lang },
  );
  return (
    <ul>
      {shown.map((record) => (
        <li>
          <TextPiece piece={personText(request, known.get(record.person), pageHref(request.lang, `/people/${record.person}`))} />
        </li>
      ))}
      {change.records.length > shown.length && <li>{request.tr.t("figures.andMore", { n: change.records.length - shown.length })}</li>}
    </ul>
  );
}

async function lines(request: PageRequest, changes: readonly Change[], sign: 1 | -1): Promise<DiffLine[]> {
  return Promise.all(
    changes.map(async (change) => ({
      label: request.tr.t(CAUSE_KEYS[change.cause]),
      delta: sign * change.records.length,
      records: await names(request, change),
    })),
  );
}

function sinceForm(request: PageRequest, path: string, { since, sinceKnown }: { since: string; sinceKnown: string }): Child {
  const { tr, time, today } = request;
  return (
    <form class="form" method="get" action={`${pageHref(request.lang, path)}#changes`}>
      <fieldset>
        <legend>{tr.t("figures.changedSince")}</legend>
        <div class="fields">
          <div class="field">
            <label for="since">{tr.t("time.at")}</label>
            <input id="since" type="date" name="since" value={since} max={today} />
          </div>
          <div class="field">
            <label for="since-known">{tr.t("time.known")}</label>
            <input id="since-known" type="date" name="since_known" value={sinceKnown} max={today} />
          </div>
        </div>
        {time.at !== undefined && <input type="hidden" name={AT_PARAM} value={time.at} />}
        {time.knownAt !== undefined && <input type="hidden" name={KNOWN_AT_PARAM} value={time.knownAt} />}
        <p class="form-actions">
          <button type="submit">{tr.t("word.apply")}</button>
        </p>
      </fieldset>
    </form>
  );
}

type Compared = { readonly since: string; readonly sinceKnown: string; readonly difference: Difference | undefined };

/** The comparison a reader asked for, or with the earliest of a few days that is not too much for a page. */
async function compare(request: PageRequest, figure: Figure): Promise<Compared> {
  const { reader, query } = request;
  const asked = query.get("since") ?? "";
  const askedKnown = query.get("since_known") ?? "";
  const sinceKnown = DAY.test(askedKnown) && askedKnown <= request.today ? askedKnown : "";
  const knownAt = sinceKnown === "" ? request.knownAt : Math.min(request.knownAt, await resolveKnownAt(reader, sinceKnown));
  const to = { figure, when: readWhen(figure.definition, request.at), knownAt: request.knownAt };
  const counted = await countFigure(reader, to);
  const compareSince = async (since: string, most: number): Promise<Compared> => {
    const from = { figure, when: readWhen(figure.definition, since), knownAt };
    const size = (await countFigure(reader, from)).value + counted.value;
    return { since, sinceKnown, difference: size > MOST_RECORDS ? undefined : await explainSmallDifference(reader, { from, to }, most) };
  };
  if (DAY.test(asked) && asked <= request.at) return compareSince(asked, MOST_CHANGES);
  const days = REACHES.map((reach) => request.atDay - reach);
  const furthest = isoOf(Math.min(...days));
  if (counted.value > MOST_RECORDS) return { since: furthest, sinceKnown, difference: undefined };
  const day = await earliestWithin(reader, to, { days, most: MOST_UNASKED });
  return day === undefined ? { since: furthest, sinceKnown, difference: undefined } : compareSince(isoOf(day), MOST_UNASKED);
}

/** What changed since an earlier day, or since less was known: a list that adds up. */
export async function renderChanges(request: PageRequest, figure: Figure): Promise<Child> {
  const { tr } = request;
  const path = `/figures/${figure.id.split("/").map(encodeURIComponent).join("/")}`;
  const { since, sinceKnown, difference } = await compare(request, figure);
  const title = tr.t("figures.changed", { date: tr.day(since) });
  if (difference === undefined) {
    return (
      <Section id="changes" title={title}>
        <p>{tr.t("figures.changedTooLarge")}</p>
        <p>
          <code>{`npx apora figure diff ${figure.id} --from ${since} --to ${request.at} --json`}</code>
        </p>
        {sinceForm(request, path, { since, sinceKnown })}
      </Section>
    );
  }
  const all = [...(await lines(request, difference.added, 1)), ...(await lines(request, difference.removed, -1))];
  const label = (date: string, known: string): string =>
    known === ""
      ? tr.t("figures.asOf", { date: tr.day(date) })
      : `${tr.t("figures.asOf", { date: tr.day(date) })}, ${tr.t("figures.knownAt", { date: tr.day(known) })}`;
  return (
    <Section id="changes" title={title}>
      <p>{tr.t("figures.changedText", { from: tr.number(difference.from.value), to: tr.number(difference.to.value) })}</p>
      <DiffList
        tr={tr}
        start={{ label: label(since, sinceKnown), value: difference.from.value }}
        lines={all}
        end={{ label: label(request.at, knownDay(request.time) ?? ""), value: difference.to.value }}
      />
      {sinceForm(request, path, { since, sinceKnown })}
    </Section>
  );
}
