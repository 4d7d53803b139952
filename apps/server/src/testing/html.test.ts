import { describe, expect, test } from "vitest";
import { countTags, markupFaults, parseHtml } from "./html.ts";

/** A check that sees nothing also passes: what was planted must be found. */
describe("the reader of pages", () => {
  test.each([
    "<p><script>1</script>",
    "<p><ScRiPt/x>1",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href=javascript:alert(1)>",
    "<a href=' javascript:x'>",
    "<a href=data:text/html,x>",
    "<a href=//elsewhere.org/>",
    "<p style='color:red'>",
    "<p\nonclick\n=\n1>",
    '<p title="a"onclick=1>',
    "<iframe srcdoc=x>",
    "<link rel=stylesheet href=https://elsewhere.org/x.css>",
    "<form action=https://elsewhere.org/>",
    "<meta http-equiv=refresh content=0>",
    "<base href=/>",
    "<!-- left behind -->",
    "<?php ?>",
    "<title></title><script>1</script>",
    "<textarea></textarea ><img src=x>",
  ])("finds the fault in %s", (planted) => {
    expect(markupFaults(parseHtml(planted))).not.toEqual([]);
  });

  test.each([
    "<!doctype html><p>a &lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<p>1 < 2 and <3</p>",
    '<a href="/en/people?q=%3Cscript%3E">x</a>',
    '<a href="https://example.org/" title="onclick=1 &lt;b&gt;">x</a>',
    '<title>a <img src=x> b</title><p data-label="style=">x</p>',
    '<form action="/en" method="get"><input value="&quot; onfocus=1"></form>',
    "<a href=#content>x</a>",
  ])("finds nothing in %s", (clean) => {
    expect(markupFaults(parseHtml(clean))).toEqual([]);
  });

  test("gives the text as a reader sees it, and counts what is opened", () => {
    const parsed = parseHtml("<p>Тут &amp; там&nbsp;&#39;1 &lt; 2&#x27;<b>!</b><b>?</b>");
    expect(parsed.text).toBe("Тут & там\u00a0'1 < 2'!?");
    expect([...countTags(parsed)]).toEqual([
      ["p", 1],
      ["b", 2],
    ]);
  });
});
