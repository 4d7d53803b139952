import type { Child } from "hono/jsx";
import { Breadcrumb, PageHead } from "../design/blocks.tsx";
import { TimePicker } from "../design/forms.tsx";
import { Layout } from "../design/layout.tsx";
import { pageHref } from "../design/links.ts";
import { LANGUAGES } from "../i18n.ts";
import type { PageRequest } from "../page.ts";

type Props = {
  readonly request: PageRequest;
  readonly path: string;
  /** The list this entry stands in. */
  readonly list: { readonly path: string; readonly title: string };
  /** Its name as plain text, for the title of the window. */
  readonly name: string;
  readonly description: string;
  /** Its name as it stands on the page. */
  readonly heading: Child;
  readonly lead?: Child;
  /** Below the heading. */
  readonly underHeading?: Child;
  /** The sources of what is shown. */
  readonly sources: Child;
  readonly children?: Child;
};

/** The frame of a page about one place, article or organisation: the way back, its name, the day, its sources, the picker of dates. */
export function EntryFrame({ request, path, list, name, description, heading, lead, underHeading, sources, children }: Props) {
  const { tr, lang, time } = request;
  const aside = (
    <>
      <h2>{tr.t("evidence.sources")}</h2>
      {sources}
      <TimePicker tr={tr} action={pageHref(lang, path)} time={time} today={request.today} />
    </>
  );
  return (
    <Layout
      tr={tr}
      title={name}
      description={description}
      path={path}
      time={time}
      alternates={LANGUAGES}
      position={request.knownAt}
      aside={aside}
    >
      <Breadcrumb tr={tr} items={[{ label: list.title, href: pageHref(lang, list.path, time) }]} />
      <PageHead title={heading} asOf={tr.t("figures.asOf", { date: tr.day(request.at) })} {...(lead === undefined ? {} : { lead })}>
        {underHeading}
      </PageHead>
      {children}
    </Layout>
  );
}
