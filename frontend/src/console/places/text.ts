import { defineText } from "~/lib/i18n/catalogue";

/** What the places of money, activity and organization are called in the navigation. */
export const placeText = defineText({
  en: {
    activity: "Activity",
    conversions: "Conversions",
    customers: "Customers",
    referrals: "Referrals",
    links: "Links",
    money: "Money",
    commissions: "Commissions",
    payouts: "Payouts",
    ledger: "Ledger",
    members: "Members",
    developers: "Developers",
    audit: "Audit log",
    profile: "Your profile",
    recordConversion: "Record a conversion",
    newRun: "New payout run",
  },
  de: {
    activity: "Geschehen",
    conversions: "Conversions",
    customers: "Kunden",
    referrals: "Empfehlungen",
    links: "Links",
    money: "Geld",
    commissions: "Provisionen",
    payouts: "Auszahlungen",
    ledger: "Hauptbuch",
    members: "Mitglieder",
    developers: "Entwickler",
    audit: "Protokoll",
    profile: "Ihr Profil",
    recordConversion: "Conversion erfassen",
    newRun: "Neuer Auszahlungslauf",
  },
});
