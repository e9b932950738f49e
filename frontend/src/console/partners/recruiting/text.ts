import { defineText } from "~/lib/i18n/catalogue";

/** The words about who recruited whom. */
export const recruitingText = defineText({
  en: {
    by: "Recruited by",
    failed: "The recruited partners could not be loaded",
    joined: "Partner since",
    name: "Partner",
    nobody: "Nobody recruited {partner}.",
    noRecruits: "{partner} recruited nobody yet.",
    recruited: { one: "Recruited # partner:", other: "Recruited # partners:" },
    recruiter: "Recruiter",
    recruiterHint: "An approved partner of this program.",
    set: "Name the recruiter",
    setDone: "{partner} has a recruiter",
    setNote:
      "It cannot be changed afterwards. If the recruiter's plan pays for it, the recruiter has a part of what {partner} earns from now on.",
    showAllOf: { one: "Show all #", other: "Show all #" },
    status: "Status",
    tier: "Tier",
    title: "Recruiting",
  },
  de: {
    by: "Geworben von",
    failed: "Die geworbenen Partner konnten nicht geladen werden",
    joined: "Partner seit",
    name: "Partner",
    nobody: "Niemand hat {partner} geworben.",
    noRecruits: "{partner} hat noch niemanden geworben.",
    recruited: { one: "Hat # Partner geworben:", other: "Hat # Partner geworben:" },
    recruiter: "Geworben von",
    recruiterHint: "Ein zugelassener Partner dieses Programms.",
    set: "Angeben, wer geworben hat",
    setDone: "Notiert, wer {partner} geworben hat",
    setNote:
      "Das lässt sich später nicht ändern. Wenn der Plan des Werbenden dafür zahlt, bekommt er ab jetzt einen Teil von dem, was {partner} verdient.",
    showAllOf: { one: "Alle # zeigen", other: "Alle # zeigen" },
    status: "Status",
    tier: "Stufe",
    title: "Werben von Partnern",
  },
});
