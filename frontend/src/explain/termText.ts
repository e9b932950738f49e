import { defineText } from "~/lib/i18n/catalogue";

/** The words for pay that depends on what came before, for caps, and for what is no money. */
export const termText = defineText({
  en: {
    // Periods.
    perMONTH: "a month",
    perQUARTER: "a quarter",
    perYEAR: "a year",
    perLIFETIME: "in all",
    inMONTH: "in {period}",
    inQUARTER: "in Q{quarter} {year}",
    inYEAR: "in {year}",
    inLIFETIME: "since the beginning",

    // Steps.
    commissionEarned: "commission",
    bracketsCOUNT: "“{name}” pays for each “{event}” by how many there are {per}: {list}.",
    bracketsREVENUE: "“{name}” pays for each “{event}” by the revenue that you bring {per}: {list}.",
    bracketFirstCount: "{pay} for the first {to}",
    bracketCount: "{pay} for number {from} to {to}",
    bracketLastCount: "{pay} from number {from} on",
    bracketFirst: "{pay} up to {to}",
    bracketMiddle: "{pay} above {from} up to {to}",
    bracketLast: "{pay} above {from}",
    bracketOnly: "{pay}",
    modeGRADUATED: "Each part of an amount earns by its own step.",
    modeFORWARD: "The step that was reached before pays the whole amount.",
    modeRETROACTIVE: "A higher step also pays the difference for what came before it in the same period.",
    number: "This is number {after} {period}.",
    numberPays: "This is number {after} {period}, so it earns {pay}.",
    reached: "{before} were reached before this {period}.",
    slicesPay: "{list}, because {before} were reached before this {period}.",
    slicePart: "{length} of it at {pay}",
    forwardPays: "All of it earns {pay}, because {before} were reached before this {period}.",
    retroactivePays: "All of it earns {pay}, because {after} are reached {period} with it.",
    measureLacksRate:
      "There is no exchange rate for its currency on that day, so it adds nothing to what is measured.",
    placedLast: "It was recorded after later ones (the latest of {day}), so it is counted after them.",
    sumSlice: "{length} at {pay}",
    sumSlices: "Together",

    // Bonus.
    bonusCOUNT: "“{name}” pays a bonus for reaching a number of “{event}” {per}: {list}.",
    bonusREVENUE: "“{name}” pays a bonus for revenue with “{event}” {per}: {list}.",
    bonusAt: "{amount} at {at}",
    bonusEvery: "{amount} at each further multiple of {at}",
    bonusReachedCOUNT: "Number {at} was reached {period}, which pays {amount}.",
    bonusReachedREVENUE: "{at} were reached {period}, which pays {amount}.",
    bonusNext: "The next bonus is {amount} at {at}; {period} it is {after} so far.",
    sumBonus: "Bonus at {at}",

    // Difference to a higher step.
    topUp:
      "With a later “{event}” a higher step was reached. The difference for this earlier one is paid now.",
    topUpRefunded: "{refunded} of {refundable} was refunded, so only the rest counts.",
    sumKept: "Of what was not refunded",
    sumTopUpEarns: "Earns in the higher step",
    sumTopUpBefore: "Earned for it so far",
    sumDifference: "Difference",

    // Recruiters.
    recruitTerms: "“{name}” pays {percentage} of what the partners earn whom you recruited.",
    recruitPays: "“{name}” pays {percentage} of what {partner} earned.",
    recruitedSomebody: "a partner whom you recruited",
    baseCOMMISSION: "Commission of {partner}",

    // Caps.
    capPER_CUSTOMER: "{cap} for one customer",
    capPER_PERIOD: "{cap} {per}",
    capBUDGET: "{cap} {per} for the whole program",
    capTerms: "It pays at most {cap}.",
    capCut: "Cut by {cut}: the cap of {cap} was reached.",
    capIdle: "It pays at most {cap}; there was room for all of it.",
    capLacksRate: "The cap of {cap} was not applied: there is no exchange rate to compare with.",
    sumCap: "Cut by the cap of {cap}",
    sumBeforeCaps: "Before caps",

    // What is no money.
    unitTerms: "“{name}” gives {unit} for each “{event}”.",
    unitPOINTS: { one: "# point – {name}", other: "# points – {name}" },
    unitThing: "{count} × {name}",
    sumUnitFull: "At full credit",
    sumUnit: "Given",
    sumUnitRounded: "Given, rounded once",

    // By hand.
    adjustmentGiven: "The program’s team gave this by hand: {note}",
    adjustmentTaken: "The program’s team took this by hand: {note}",
  },
  de: {
    perMONTH: "im Monat",
    perQUARTER: "im Quartal",
    perYEAR: "im Jahr",
    perLIFETIME: "insgesamt",
    inMONTH: "im {period}",
    inQUARTER: "im {quarter}. Quartal {year}",
    inYEAR: "im Jahr {year}",
    inLIFETIME: "seit Beginn",

    commissionEarned: "Provision",
    bracketsCOUNT: "„{name}“ zahlt je „{event}“ nach der Anzahl {per}: {list}.",
    bracketsREVENUE: "„{name}“ zahlt je „{event}“ nach dem Umsatz, den Sie {per} bringen: {list}.",
    bracketFirstCount: "{pay} für die ersten {to}",
    bracketCount: "{pay} für Nummer {from} bis {to}",
    bracketLastCount: "{pay} ab Nummer {from}",
    bracketFirst: "{pay} bis {to}",
    bracketMiddle: "{pay} über {from} bis {to}",
    bracketLast: "{pay} über {from}",
    bracketOnly: "{pay}",
    modeGRADUATED: "Jeder Teil eines Betrags verdient nach seiner eigenen Staffel.",
    modeFORWARD: "Die Staffel, die davor erreicht war, zahlt den ganzen Betrag.",
    modeRETROACTIVE: "Eine höhere Staffel zahlt auch den Unterschied für das Frühere im selben Zeitraum.",
    number: "Dies ist Nummer {after} {period}.",
    numberPays: "Dies ist Nummer {after} {period}, darum bringt es {pay}.",
    reached: "{before} waren {period} davor erreicht.",
    slicesPay: "{list}, weil {period} davor {before} erreicht waren.",
    slicePart: "{length} davon zu {pay}",
    forwardPays: "Alles davon bringt {pay}, weil {period} davor {before} erreicht waren.",
    retroactivePays: "Alles davon bringt {pay}, weil damit {period} {after} erreicht sind.",
    measureLacksRate:
      "Für seine Währung gibt es an diesem Tag keinen Wechselkurs; darum zählt es bei der Messung nicht mit.",
    placedLast: "Es wurde nach späteren erfasst (das letzte vom {day}); darum zählt es nach ihnen.",
    sumSlice: "{length} zu {pay}",
    sumSlices: "Zusammen",

    bonusCOUNT: "„{name}“ zahlt einen Bonus für eine Anzahl von „{event}“ {per}: {list}.",
    bonusREVENUE: "„{name}“ zahlt einen Bonus für den Umsatz mit „{event}“ {per}: {list}.",
    bonusAt: "{amount} bei {at}",
    bonusEvery: "{amount} bei jedem weiteren Vielfachen von {at}",
    bonusReachedCOUNT: "Nummer {at} ist {period} erreicht; das bringt {amount}.",
    bonusReachedREVENUE: "{at} sind {period} erreicht; das bringt {amount}.",
    bonusNext: "Der nächste Bonus ist {amount} bei {at}; {period} sind es bisher {after}.",
    sumBonus: "Bonus bei {at}",

    topUp:
      "Mit einem späteren „{event}“ wurde eine höhere Staffel erreicht. Der Unterschied für dieses frühere wird nun gezahlt.",
    topUpRefunded: "{refunded} von {refundable} wurden erstattet; darum zählt nur der Rest.",
    sumKept: "Vom nicht Erstatteten",
    sumTopUpEarns: "Bringt in der höheren Staffel",
    sumTopUpBefore: "Dafür bisher verdient",
    sumDifference: "Unterschied",

    recruitTerms: "„{name}“ zahlt {percentage} von dem, was die von Ihnen geworbenen Partner verdienen.",
    recruitPays: "„{name}“ zahlt {percentage} von dem, was {partner} verdient hat.",
    recruitedSomebody: "ein von Ihnen geworbener Partner",
    baseCOMMISSION: "Provision: {partner}",

    capPER_CUSTOMER: "{cap} für einen Kunden",
    capPER_PERIOD: "{cap} {per}",
    capBUDGET: "{cap} {per} für das ganze Programm",
    capTerms: "Es zahlt höchstens {cap}.",
    capCut: "Um {cut} gekürzt: Die Obergrenze von {cap} war erreicht.",
    capIdle: "Es zahlt höchstens {cap}; dafür war noch Platz.",
    capLacksRate: "Die Obergrenze von {cap} galt hier nicht: Für den Vergleich fehlt ein Wechselkurs.",
    sumCap: "Gekürzt durch die Obergrenze von {cap}",
    sumBeforeCaps: "Vor der Kürzung",

    unitTerms: "„{name}“ gibt {unit} je „{event}“.",
    unitPOINTS: { one: "# Punkt – {name}", other: "# Punkte – {name}" },
    unitThing: "{count} × {name}",
    sumUnitFull: "Bei ganzer Zurechnung",
    sumUnit: "Gegeben",
    sumUnitRounded: "Gegeben, einmal gerundet",

    adjustmentGiven: "Das Team des Programms hat dies von Hand gutgeschrieben: {note}",
    adjustmentTaken: "Das Team des Programms hat dies von Hand abgezogen: {note}",
  },
});
