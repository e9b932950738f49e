import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { type Message, paramsOf } from "~/lib/i18n/catalogue";
import { type Viewer, ViewerProvider } from "~/lib/viewer";
import { renderApp } from "../../tests/render";
import { memberText } from "./memberText";
import { OfferSentences, type OfferSentencesProps } from "./OfferSentences";
import { noWords } from "./speaker";
import { termText } from "./termText";
import { explainText } from "./text";

const said: Record<string, Message> = { ...explainText.en, ...termText.en };

describe("the words for members", () => {
  it.each(Object.entries(memberText.en))(
    "%s stands in for a sentence with the same parameters",
    (key, words) => {
      const of = said[key];
      if (of === undefined) expect.unreachable(`nothing says ${key}`);
      else expect(paramsOf(words)).toEqual(paramsOf(of));
      expect(paramsOf(memberText.de[key as keyof typeof memberText.de])).toEqual(paramsOf(words));
    },
  );

  const offer = {
    name: "Scouts",
    trigger: "COMMISSION_EARNED",
    terms: {
      structure: { kind: "PERCENT", percentage: "10" },
      limits: { firstOnly: false, maxCount: 0, maxMonths: 0 },
      caps: {},
      exclusiveGroup: "",
      holdDays: null,
    },
  } as unknown as OfferSentencesProps["incentive"];
  const organization = { id: "org_1", name: "Acme", slug: "acme" };
  const show = (viewer: Partial<Viewer>) =>
    renderApp(
      <ViewerProvider viewer={viewer as Viewer}>
        <OfferSentences incentive={offer} words={noWords} />
      </ViewerProvider>,
    );

  it("are said to members, and not to partners", async () => {
    const member = await show({ organization, partner: null });
    expect(
      screen.getByText("“Scouts” pays recruiters 10% of what the partners they recruited earn."),
    ).toBeVisible();
    member.unmount();
    await show({ organization, partner: { id: "par_1", name: "Ada" } });
    expect(screen.getByText("“Scouts” pays 10% of what the partners earn whom you recruited.")).toBeVisible();
  });
});
