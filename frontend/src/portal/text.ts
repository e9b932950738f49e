import { defineText } from "~/lib/i18n/catalogue";

/** The words of the portal's frame. */
export const portalText = defineText({
  en: {
    home: "Home",
    referrals: "Referrals",
    links: "Links",
    earnings: "Earnings",
    payouts: "Payouts",
    received: "Received",
    settings: "Settings",
    account: "Account of {name}",
    programs: "Programs",
    seats: "Sign in as",
    signOut: "Sign out",
    failed: "Your program could not be loaded",
    none: "No program yet",
    noneNote:
      "You are not part of a program. Ask the company whose program you want to join for its address.",
  },
  de: {
    home: "Start",
    referrals: "Pipeline",
    links: "Links",
    earnings: "Verdienst",
    payouts: "Auszahlungen",
    received: "Erhalten",
    settings: "Einstellungen",
    account: "Konto von {name}",
    programs: "Programme",
    seats: "Anmelden als",
    signOut: "Abmelden",
    failed: "Ihr Programm konnte nicht geladen werden",
    none: "Noch kein Programm",
    noneNote:
      "Sie nehmen an keinem Programm teil. Fragen Sie das Unternehmen nach der Adresse seines Programms.",
  },
});
