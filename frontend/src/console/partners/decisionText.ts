import { defineText } from "~/lib/i18n/catalogue";

/** The words of decisions about partners: the question, the effect, the button, what was done. */
export const decisionText = defineText({
  en: {
    "approve.confirm": "Approve",
    "approve.done": "{name} takes part",
    "approve.effect": "The partner takes part at once, enters the lowest tier and gets a first link.",
    "approve.title": "Approve {name}?",
    "ban.confirm": "Ban",
    "ban.done": "{name} is banned",
    "ban.effect": "Nothing new is credited and nothing is paid, not even what is payable now.",
    "ban.title": "Ban {name}?",
    "reinstate.confirm": "Reinstate",
    "reinstate.done": "{name} takes part again",
    "reinstate.effect": "The partner takes part again: new clicks count, and what is payable is paid.",
    "reinstate.title": "Reinstate {name}?",
    "reject.confirm": "Reject",
    "reject.done": "{name} is rejected",
    "reject.effect": "The applicant is refused and can read the reason. You can still let them in later.",
    "reject.title": "Reject {name}?",
    "suspend.confirm": "Suspend",
    "suspend.done": "{name} is suspended",
    "suspend.effect":
      "New clicks do not count until you reinstate the partner. What was earned stays and is paid.",
    "suspend.title": "Suspend {name}?",
  },
  de: {
    "approve.confirm": "Zulassen",
    "approve.done": "{name} macht mit",
    "approve.effect":
      "Der Partner macht sofort mit, beginnt auf der untersten Stufe und bekommt einen ersten Link.",
    "approve.title": "{name} zulassen?",
    "ban.confirm": "Sperren",
    "ban.done": "{name} ist gesperrt",
    "ban.effect": "Nichts Neues wird gutgeschrieben und nichts gezahlt, auch nicht, was jetzt zahlbar ist.",
    "ban.title": "{name} sperren?",
    "reinstate.confirm": "Wieder zulassen",
    "reinstate.done": "{name} macht wieder mit",
    "reinstate.effect": "Der Partner macht wieder mit: Neue Klicks zählen, und Zahlbares wird gezahlt.",
    "reinstate.title": "{name} wieder zulassen?",
    "reject.confirm": "Ablehnen",
    "reject.done": "{name} ist abgelehnt",
    "reject.effect":
      "Die Bewerbung ist abgelehnt und der Grund sichtbar. Sie können sie später noch zulassen.",
    "reject.title": "{name} ablehnen?",
    "suspend.confirm": "Pausieren",
    "suspend.done": "{name} ist pausiert",
    "suspend.effect":
      "Neue Klicks zählen nicht, bis Sie den Partner wieder zulassen. Verdientes bleibt und wird gezahlt.",
    "suspend.title": "{name} pausieren?",
  },
});
