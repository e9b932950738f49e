import { defineText } from "~/lib/i18n/catalogue";

/** The words of "What would I earn?". */
export const quoteText = defineText({
  en: {
    title: "What would I earn?",
    back: "What you earn",
    failed: "This could not be worked out",
    lead: "Say what a customer would do, and read what it brings you.",

    // The question.
    question: "The question",
    type: "What happens",
    reaching: "Referral reaches “{stage}”",
    amount: "Amount",
    amountHint: "What the customer pays, after discounts and without tax.",
    notNumber: "Write a number, such as {example}.",
    currency: "Currency",
    customer: "Customer",
    customerNew: "New customer",
    customerKnown: "Has bought before",
    more: "Country, product and day",
    country: "Country of the customer",
    anyCountry: "Not said",
    product: "Product id",
    productHint: "As the program names it; it counts for the whole amount.",
    category: "Product category",
    day: "Day",
    dayHint: "Today if you leave it empty, up to a year ahead.",
    ask: "Show what I would earn",
    change: "Change the question",

    // The answer.
    wouldEarn: "You would earn {rewards}.",
    wouldNothing: "You would earn nothing.",
    nothingCapped: "It would pay, but a cap leaves nothing of it.",
    nothingWhy: "Each incentive says below why.",
    noPlan: "The program has not said yet what it pays. Ask its team.",
    noIncentive: "Nothing in your terms pays for “{event}”.",
    heldBetween: "Parts of it would be held until {first}, all of it until {last}.",
    heldOver: "It would not be held any longer: the hold of {day} is over.",
    onTier: "Tier\u00a0{tier}",
    assumes:
      "This assumes that all of the credit is yours, and counts what is known now. Asking records nothing.",

    // Why.
    mendTitle: "The question has a mistake",
    mendNote: "Change what is marked, and ask again.",
    emptyTitle: "Nothing asked yet",
    emptyNote:
      "The amount stands here, with every step to it: the terms in force, caps, and until when it is held.",
    idle: "What would not pay",
    liftsEarlier: "Earlier ones of the same period would get the difference to the higher step on top.",
    nextCount: {
      one: "The next step pays {pay} from number {from} on: # to go, counting this one.",
      other: "The next step pays {pay} from number {from} on: # to go, counting this one.",
    },
    nextRevenue: "The next step pays {pay} above {from}: {missing} to go, counting this one.",
  },
  de: {
    title: "Was würde ich verdienen?",
    back: "Was Sie verdienen",
    failed: "Das konnte nicht berechnet werden",
    lead: "Sagen Sie, was ein Kunde tun würde, und lesen Sie, was es Ihnen bringt.",

    question: "Die Frage",
    type: "Was geschieht",
    reaching: "Empfehlung erreicht „{stage}“",
    amount: "Betrag",
    amountHint: "Was der Kunde zahlt, nach Rabatten und ohne Steuer.",
    notNumber: "Bitte eine Zahl, zum Beispiel {example}.",
    currency: "Währung",
    customer: "Kunde",
    customerNew: "Neuer Kunde",
    customerKnown: "Hat schon gekauft",
    more: "Land, Produkt und Tag",
    country: "Land des Kunden",
    anyCountry: "Keine Angabe",
    product: "Produktkennung",
    productHint: "Wie das Programm sie nennt; sie gilt für den ganzen Betrag.",
    category: "Produktkategorie",
    day: "Tag",
    dayHint: "Heute, wenn Sie nichts angeben; bis zu einem Jahr voraus.",
    ask: "Zeigen, was ich verdienen würde",
    change: "Die Frage ändern",

    wouldEarn: "Sie würden {rewards} verdienen.",
    wouldNothing: "Sie würden nichts verdienen.",
    nothingCapped: "Es würde zahlen, aber eine Obergrenze lässt nichts davon übrig.",
    nothingWhy: "Jeder Anreiz sagt unten, warum.",
    noPlan: "Das Programm hat noch nicht gesagt, was es zahlt. Fragen Sie sein Team.",
    noIncentive: "Nichts in Ihren Konditionen zahlt für „{event}“.",
    heldBetween: "Teile davon hätten eine Wartefrist bis {first}, alles bis {last}.",
    heldOver: "Es gäbe keine Wartefrist mehr: Sie endete am {day}.",
    onTier: "Stufe\u00a0{tier}",
    assumes:
      "Das nimmt an, dass alles Ihnen zugerechnet wird, und zählt, was jetzt bekannt ist. Fragen erfasst nichts.",

    mendTitle: "In der Frage ist ein Fehler",
    mendNote: "Ändern Sie, was markiert ist, und fragen Sie noch einmal.",
    emptyTitle: "Noch nichts gefragt",
    emptyNote:
      "Hier steht der Betrag mit jedem Schritt dorthin: die Konditionen, Obergrenzen und die Wartefrist.",
    idle: "Was nicht zahlen würde",
    liftsEarlier: "Frühere im selben Zeitraum bekämen den Unterschied zur höheren Staffel dazu.",
    nextCount: {
      one: "Die nächste Staffel zahlt {pay} ab Nummer {from}: noch #, dies mitgezählt.",
      other: "Die nächste Staffel zahlt {pay} ab Nummer {from}: noch #, dies mitgezählt.",
    },
    nextRevenue: "Die nächste Staffel zahlt {pay} über {from}: noch {missing}, dies mitgezählt.",
  },
});
