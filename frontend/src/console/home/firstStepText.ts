import { defineText } from "~/lib/i18n/catalogue";

/** The words of the first steps of a program. */
export const firstStepText = defineText({
  en: {
    title: "First steps",
    plan: "Say what partners earn",
    planNote: "Write a plan, such as 10% of each sale for 12 months, and use it for everybody.",
    planDoor: "To the plans",
    partner: "Bring the first partner",
    partnerNote:
      "Add one by hand, or send partners the address at which they apply; it stands in the settings.",
    partnerDoor: "Add a partner",
    conversion: "Report the first conversion",
    conversionNote: "Your shop or system reports sales with a key; the examples can be copied.",
    conversionDoor: "See how",
  },
  de: {
    title: "Erste Schritte",
    plan: "Sagen, was Partner verdienen",
    planNote:
      "Schreiben Sie einen Plan, etwa 10 % von jedem Verkauf für 12 Monate, und nehmen Sie ihn für alle.",
    planDoor: "Zu den Plänen",
    partner: "Den ersten Partner gewinnen",
    partnerNote:
      "Legen Sie einen von Hand an, oder senden Sie Partnern die Adresse für Bewerbungen; sie steht in den Einstellungen.",
    partnerDoor: "Partner anlegen",
    conversion: "Die erste Conversion melden",
    conversionNote:
      "Ihr Shop oder System meldet Verkäufe mit einem Schlüssel; die Beispiele lassen sich kopieren.",
    conversionDoor: "So geht es",
  },
});
