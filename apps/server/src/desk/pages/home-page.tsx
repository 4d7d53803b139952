import { PageHead } from "../../site/design/blocks.tsx";
import { pageHref } from "../../site/design/links.ts";
import { DeskLayout, type DeskSection } from "../layout.tsx";
import type { DeskPage } from "../page.ts";

/** What can be done at the desk. */
export function homePage(sections: readonly DeskSection[]): DeskPage {
  return {
    pattern: "/",
    show: ({ tr, lang }) =>
      Promise.resolve({
        kind: "page",
        html: (
          <DeskLayout tr={tr} title={tr.t("desk.home")} path="/" sections={sections}>
            <PageHead title={tr.t("desk.home")} lead={tr.t("desk.lead")} />
            <ul>
              {sections.map((section) => (
                <li>
                  <a href={pageHref(lang, section.path)}>{tr.t(section.title)}</a>
                </li>
              ))}
            </ul>
          </DeskLayout>
        ),
      }),
  };
}
