import { defineText } from "~/lib/i18n/catalogue";

/** The words of the fields that say how an incentive pays, and how much at most. */
export const payText = defineText({
  en: {
    pays: "It pays",
    PERCENT: "A share",
    "PERCENT.hint": "Of the amount, without the tax and shipping that the program leaves out.",
    FLAT: "A fixed amount",
    "FLAT.hint": "The same each time.",
    BRACKETS: "In steps",
    "BRACKETS.hint": "A share or an amount that depends on what the partner brought before in the period.",
    BONUS: "A bonus",
    "BONUS.hint": "An amount for reaching a number or a revenue in the period.",
    UNIT: "Something other than money",
    "UNIT.hint": "Points, credit, a gift card or a perk. It is given by you and marked as fulfilled.",
    recruiterNote:
      "A recruiter gets a share of every commission in money that a partner earns whom they recruited.",
    percentage: "Percentage",
    flat: "Amount",
    wholeNumber: "A whole number",

    measure: "What is measured",
    COUNT: "How many there are",
    REVENUE: "Revenue in the program's currency",
    period: "Begins anew",
    MONTH: "each month",
    QUARTER: "each quarter",
    YEAR: "each year",
    LIFETIME: "never",

    brackets: "Steps",
    bracketNumber: "Step {number}",
    upTo: "Up to and with",
    above: "Everything above",
    everything: "Everything",
    addBracket: "Add a step",
    removeBracket: "Remove step {number}",
    mode: "How a step pays",
    GRADUATED: "Part by part",
    "GRADUATED.REVENUE": "An amount is cut at the bounds, and each part earns by its own step.",
    "GRADUATED.COUNT": "Each conversion earns by the step that its own number stands in.",
    FORWARD: "From then on",
    "FORWARD.REVENUE":
      "The step that was reached before pays the whole amount; a higher one begins with the next.",
    "FORWARD.COUNT": "Each conversion earns by the step that its own number stands in.",
    RETROACTIVE: "Back to the first",
    "RETROACTIVE.REVENUE":
      "The step that is reached pays the whole amount, and the difference for everything before it in the period.",
    "RETROACTIVE.COUNT":
      "The step that is reached pays, and the difference for everything before it in the period.",
    exampleGRADUATED:
      "For example, {first} and then {second}: of the second, {cut} earn {low} and {cut} earn {high}, together {sum}.",
    exampleFORWARD:
      "For example, {first} and then {second}: all of the second earns {low}, which is {sum}. What comes next earns {high}.",
    exampleRETROACTIVE:
      "For example, {first} and then {second}: all of the second earns {high}, which is {sum}, and the first gets a difference of {difference}.",
    exampleCount: "For example, number {last} earns {low}, and number {next} earns {high}.",
    exampleCountBack:
      "For example, number {last} earns {low}. Number {next} earns {high}, and all before it get the difference.",

    thresholds: "Thresholds",
    thresholdNumber: "Threshold {number}",
    at: "When reaching",
    bonusAmount: "Bonus",
    addThreshold: "Add a threshold",
    removeThreshold: "Remove threshold {number}",
    every: "Again and again (optional)",
    everyHint: "Pays at each multiple beyond the last threshold.",
    eachMultiple: "At each multiple of",

    quantity: "How many",
    unitKind: "Of what",
    unitName: "What it is called",
    POINTS: "Points",
    CREDIT: "Credit",
    GIFT_CARD: "Gift card",
    PERK: "Perk",

    caps: "At most in all",
    capsHint: "What is above is cut off, and the commission says by how much.",
    capPerCustomer: "For one customer",
    capPerPeriod: "For one partner",
    capPeriod: "Cap begins anew",
    capBudget: "For the whole program",
    capBudgetPeriod: "Budget begins anew",
  },
  de: {
    pays: "Es zahlt",
    PERCENT: "Einen Anteil",
    "PERCENT.hint": "Vom Betrag, ohne die Steuern und den Versand, die das Programm abzieht.",
    FLAT: "Einen festen Betrag",
    "FLAT.hint": "Jedes Mal denselben.",
    BRACKETS: "In Staffeln",
    "BRACKETS.hint":
      "Ein Anteil oder ein Betrag, der davon abhängt, was der Partner im Zeitraum schon gebracht hat.",
    BONUS: "Einen Bonus",
    "BONUS.hint": "Ein Betrag dafür, im Zeitraum eine Anzahl oder einen Umsatz zu erreichen.",
    UNIT: "Etwas anderes als Geld",
    "UNIT.hint": "Punkte, Guthaben, einen Gutschein oder ein Extra. Sie geben es selbst und haken es ab.",
    recruiterNote:
      "Ein Werber bekommt einen Anteil jeder Provision in Geld, die ein von ihm geworbener Partner verdient.",
    percentage: "Prozentsatz",
    flat: "Betrag",
    wholeNumber: "Eine ganze Zahl",

    measure: "Was gemessen wird",
    COUNT: "Die Anzahl",
    REVENUE: "Der Umsatz in der Währung des Programms",
    period: "Beginnt neu",
    MONTH: "jeden Monat",
    QUARTER: "jedes Quartal",
    YEAR: "jedes Jahr",
    LIFETIME: "nie",

    brackets: "Staffeln",
    bracketNumber: "Staffel {number}",
    upTo: "Bis einschließlich",
    above: "Alles darüber",
    everything: "Alles",
    addBracket: "Staffel hinzufügen",
    removeBracket: "Staffel {number} entfernen",
    mode: "Wie eine Staffel zahlt",
    GRADUATED: "Teil für Teil",
    "GRADUATED.REVENUE":
      "Ein Betrag wird an den Grenzen geteilt, und jeder Teil verdient nach seiner eigenen Staffel.",
    "GRADUATED.COUNT": "Jede Conversion verdient nach der Staffel, in der ihre eigene Nummer liegt.",
    FORWARD: "Von da an",
    "FORWARD.REVENUE":
      "Die Staffel, die davor erreicht war, zahlt den ganzen Betrag; eine höhere beginnt mit dem nächsten.",
    "FORWARD.COUNT": "Jede Conversion verdient nach der Staffel, in der ihre eigene Nummer liegt.",
    RETROACTIVE: "Zurück bis zum ersten",
    "RETROACTIVE.REVENUE":
      "Die Staffel, die erreicht wird, zahlt den ganzen Betrag und den Unterschied für alles davor im Zeitraum.",
    "RETROACTIVE.COUNT":
      "Die Staffel, die erreicht wird, zahlt, und den Unterschied für alles davor im Zeitraum.",
    exampleGRADUATED:
      "Zum Beispiel erst {first}, dann {second}: Vom Zweiten verdienen {cut} {low} und {cut} {high}, zusammen {sum}.",
    exampleFORWARD:
      "Zum Beispiel erst {first}, dann {second}: Alles vom Zweiten verdient {low}, das sind {sum}. Was danach kommt, verdient {high}.",
    exampleRETROACTIVE:
      "Zum Beispiel erst {first}, dann {second}: Alles vom Zweiten verdient {high}, das sind {sum}, und das Erste bekommt einen Unterschied von {difference}.",
    exampleCount: "Zum Beispiel verdient Nummer {last} {low} und Nummer {next} {high}.",
    exampleCountBack:
      "Zum Beispiel verdient Nummer {last} {low}. Nummer {next} verdient {high}, und alle davor bekommen den Unterschied.",

    thresholds: "Schwellen",
    thresholdNumber: "Schwelle {number}",
    at: "Beim Erreichen von",
    bonusAmount: "Bonus",
    addThreshold: "Schwelle hinzufügen",
    removeThreshold: "Schwelle {number} entfernen",
    every: "Immer wieder (freiwillig)",
    everyHint: "Zahlt bei jedem Vielfachen über der letzten Schwelle.",
    eachMultiple: "Bei jedem Vielfachen von",

    quantity: "Wie viele",
    unitKind: "Wovon",
    unitName: "Wie es heißt",
    POINTS: "Punkte",
    CREDIT: "Guthaben",
    GIFT_CARD: "Gutschein",
    PERK: "Extra",

    caps: "Höchstens insgesamt",
    capsHint: "Was darüber liegt, wird gekürzt, und die Provision sagt um wie viel.",
    capPerCustomer: "Für einen Kunden",
    capPerPeriod: "Für einen Partner",
    capPeriod: "Grenze beginnt neu",
    capBudget: "Für das ganze Programm",
    capBudgetPeriod: "Budget beginnt neu",
  },
});
