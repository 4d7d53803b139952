import type { Child } from "hono/jsx";
import { factOf, factsOf, valueOf, type Fact } from "../../ledger/resolve.ts";
import { place } from "../../registry/catalogue-schema.ts";
import { type LocalText } from "../../registry/values.ts";
import { DefinitionList, Notice, Section, type Definition } from "../design/blocks.tsx";
import { EntryFrame } from "./entry-frame.tsx";
import { NOT_FOUND, type Page, type PageRequest } from "../page.ts";
import { entryHref, entryPath, findEntry, nameOf, readCatalogue, validityOn, type Catalogue, type Entry } from "./catalogue.ts";
import { claimsOf, languageName, Names, periodText, readNotes, Text, Texts, type Notes } from "./facts-view.tsx";
import { figureCard, lineOf, renderPeople } from "./held-people.tsx";
import { TextPiece } from "./person/texts.tsx";
import { placeKind, regionName } from "./places-page.tsx";

type Shown = { readonly request: PageRequest; readonly entry: Entry; readonly notes: Notes };

function related({ request, entry, notes }: Shown, places: Catalogue): readonly Definition[] {
  const { tr } = request;
  const link = (other: Entry): Child => (
    <TextPiece piece={{ ...nameOf(other, place.name, request), href: entryHref(request, "places", other.code) }} />
  );
  const later = factsOf(entry.entity, place.successor).flatMap((fact): Definition[] => {
    const other = places.byId.get(fact.value);
    return other === undefined
      ? []
      : [
          {
            term: tr.t("places.later"),
            value: (
              <>
                {link(other)}
                {notes.mark(fact)}
              </>
            ),
          },
        ];
  });
  const earlier = places.entries
    .filter((other) => factsOf(other.entity, place.successor).some((fact) => fact.value === entry.id))
    .map((other): Definition => ({ term: tr.t("places.earlier"), value: link(other) }));
  return [...earlier, ...later];
}

function coordinates({ request, entry, notes }: Shown): readonly Definition[] {
  const { tr } = request;
  const fact = factOf(entry.entity, place.coordinates);
  if (fact === undefined) return [];
  const { lat, lon } = fact.value;
  return [
    {
      term: tr.t("places.coordinates"),
      value: (
        <>
          {tr.t("places.ofTown", { lat: tr.number(lat), lon: tr.number(lon) })}
          {notes.mark(fact)}
        </>
      ),
    },
  ];
}

function Facts(props: Shown & { readonly places: Catalogue }) {
  const { request, entry, notes, places } = props;
  const { tr } = request;
  const { entity } = entry;
  const kind = factOf(entity, place.kind);
  const region = factOf(entity, place.region);
  const texts = (property: typeof place.town, term: string): Definition[] => {
    const facts = factsOf(entity, property);
    return facts.length === 0 ? [] : [{ term, value: <Texts request={request} facts={facts} notes={notes} /> }];
  };
  const items: Definition[] = [
    { term: tr.t("places.names"), value: <Names request={request} entity={entity} property={place.name} notes={notes} /> },
    {
      term: tr.t("places.kind"),
      value: (
        <>
          {placeKind(tr, entry)}
          {kind !== undefined && notes.mark(kind)}
        </>
      ),
    },
    ...texts(place.town, tr.t("places.town")),
    {
      term: tr.t("places.region"),
      value: (
        <>
          {regionName(tr, region?.value)}
          {region !== undefined && notes.mark(region)}
        </>
      ),
    },
    ...coordinates(props),
    ...texts(place.regime, tr.t("places.regime")),
    ...related(props, places),
    ...texts(place.note, tr.t("places.note")),
  ];
  return <DefinitionList items={items} />;
}

function Address({ request, notes, fact }: { readonly request: PageRequest; readonly notes: Notes; readonly fact: Fact<LocalText> }) {
  const { tr } = request;
  const period = periodText(tr, fact.claim.valid);
  const about = [languageName(tr, fact.value.lang), period].filter((part) => part !== "").join(", ");
  const dead = validityOn(fact.claim.valid, request.atDay) === "past";
  return (
    <li>
      {dead && <strong>{tr.t("places.addressDead")}: </strong>}
      {dead ? (
        <s>
          <Text value={fact.value} />
        </s>
      ) : (
        <Text value={fact.value} />
      )}
      {notes.mark(fact)} <span class="quiet">({about})</span>
    </li>
  );
}

function Addresses({ request, entry, notes }: Shown) {
  const { tr, atDay } = request;
  const facts = factsOf(entry.entity, place.address);
  const verified = valueOf(entry.entity, place.address_state) === "verified";
  const order = { now: 0, future: 1, past: 2 } as const;
  const sorted = [...facts].sort((a, b) => order[validityOn(a.claim.valid, atDay)] - order[validityOn(b.claim.valid, atDay)]);
  const usable = sorted.some((fact) => validityOn(fact.claim.valid, atDay) === "now");
  return (
    <Section id="address" title={tr.t("places.address")}>
      {!usable && (
        <Notice tone="unknown">
          <p>{tr.t("places.addressUnknown")}</p>
        </Notice>
      )}
      {facts.length > 0 && (
        <>
          <p>
            {tr.t(verified ? "places.addressSeen" : "places.addressUnverified")} {tr.t("places.addressCheck")}
          </p>
          <ul>
            {sorted.map((fact) => (
              <Address request={request} notes={notes} fact={fact} />
            ))}
          </ul>
        </>
      )}
      <Notice tone="danger">
        <p>{tr.t("places.lettersDanger")}</p>
      </Notice>
    </Section>
  );
}

async function renderPlace(request: PageRequest, entry: Entry): Promise<Child> {
  const { tr } = request;
  const places = await readCatalogue(request, "place");
  const path = entryPath("places", entry.code);
  const name = nameOf(entry, place.name, request);
  const figure = lineOf("in-custody-by-place", { code: entry.code, key: entry.id });
  const [notes, card, people] = await Promise.all([
    readNotes(request, claimsOf(entry.entity)),
    figureCard(request, figure, tr.t("places.held")),
    renderPeople(request, figure, path),
  ]);
  const shown = { request, entry, notes };
  return (
    <EntryFrame
      request={request}
      path={path}
      list={{ path: "/places", title: tr.t("places.title") }}
      name={name.text}
      description={tr.t("places.descriptionOf", { name: name.text })}
      heading={<TextPiece piece={name} />}
      lead={placeKind(tr, entry)}
      sources={notes.list}
    >
      {valueOf(entry.entity, place.existence) === "unverified" && (
        <Notice tone="unknown">
          <p>{tr.t("places.existenceUnverifiedText")}</p>
        </Notice>
      )}
      {card}
      <Section id="people" title={tr.t("places.peopleHere")}>
        {people}
      </Section>
      <Section id="facts" title={tr.t("places.about")}>
        <Facts {...shown} places={places} />
      </Section>
      <Addresses {...shown} />
    </EntryFrame>
  );
}

/** One place of detention: who is held there on the day, where it is, how to write, and from which sources. */
export const placePage: Page = {
  pattern: "/places/:code",
  render: async (request, params) => {
    const entry = findEntry(await readCatalogue(request, "place"), params["code"]);
    return entry === undefined ? NOT_FOUND : { kind: "page", html: await renderPlace(request, entry) };
  },
};
