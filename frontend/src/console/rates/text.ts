import { defineText } from "~/lib/i18n/catalogue";

/** The words of the exchange rates. */
export const rateText = defineText({
  en: {
    title: "Exchange rates",
    answer:
      "What one unit of another currency is worth in {currency}, from a day until the next day with a rate.",
    failed: "The exchange rates could not be loaded",
    none: "No exchange rates yet",
    noneNote:
      "Conversions in other currencies than {currency} pay percentages without one. Tiers, brackets, bonuses and reports count them once there is a rate.",
    give: "Give a rate",
    import: "Import a file",
    currency: "Currency",
    day: "From",
    rate: "Rate",
    equation: "1 {from} = {rate} {to}",
    source: "Source",
    MANUAL: "Typed",
    FILE: "File",
    by: "By",
    given: "Given",

    waitingTitle: "Conversions wait for a rate",
    waiting: {
      one: "# conversion in {currency} since {day}",
      other: "# conversions in {currency} since {day}",
    },
    waitingNote:
      "A rate of their day or earlier makes them count in tiers, in what brackets and bonuses measure, and in reports from then on. Commissions that exist do not change.",
    giveFor: "Give a rate for {currency}",

    dialogTitle: "Give an exchange rate",
    dialogNote:
      "It holds from its day until the next day with a rate. Once conversions were converted by it, it never changes.",
    chooseCurrency: "Choose a currency",
    dayHint: "A calendar day in {zone}, today at the latest.",
    rateHint: "How many {to} one {from} is worth, with at most 10 digits after the point.",
    rateHintAny: "How many {to} one unit is worth, with at most 10 digits after the point.",
    sourceHint: "Where it comes from, such as ECB.",
    notNumber: "Write a number, such as {example}.",
    wait: {
      one: "# conversion in {currency} waits since {day}. If it occurred on that day or later, it counts from now on.",
      other:
        "# conversions in {currency} wait, the earliest since {day}. Those of the rate’s day or later count from now on.",
    },
    giveIt: "Give the rate",
    done: "Rate given",
    counted: { one: "Rate given: # conversion counts now", other: "Rate given: # conversions count now" },

    fileTitle: "Import exchange rates",
    fileNote:
      "A CSV file with the columns currency, day, rate and, if you want, source; at most 10,000 lines, all or none.",
    file: "CSV file",
    fileHint: "The first line names the columns: currency,day,rate,source",
    preview: "How the file begins",
    line: "Line",
    lineNumber: "Line {line}",
    content: "Content",
    checking: "Looking for mistakes …",
    fileGood: {
      one: "# rate, and nothing is wrong with it.",
      other: "# rates, and nothing is wrong with them.",
    },
    fileBad: {
      one: "# mistake. Nothing was imported: mend the file and choose it again.",
      other: "# mistakes. Nothing was imported: mend the file and choose it again.",
    },
    mistakes: "What is wrong",
    moreMistakes: { one: "And # more.", other: "And # more." },
    column: "Column",
    wrong: "Mistake",
    wholeLine: "whole line",
    chooseFile: "Choose a file.",
    importIt: { one: "Import # rate", other: "Import # rates" },
    importNothing: "Import",
    imported: { one: "# rate imported", other: "# rates imported" },
    importedCounted: {
      one: "{rates}: # conversion counts now",
      other: "{rates}: # conversions count now",
    },
    mendFirst: "Mend the file and choose it again.",
    unreadable: "This file could not be read.",
  },
  de: {
    title: "Wechselkurse",
    answer:
      "Was eine Einheit einer anderen Währung in {currency} wert ist, von einem Tag bis zum nächsten mit einem Kurs.",
    failed: "Die Wechselkurse konnten nicht geladen werden",
    none: "Noch keine Wechselkurse",
    noneNote:
      "Conversions in anderen Währungen als {currency} zahlen Prozente auch ohne. In Stufen, Staffeln, Boni und Berichten zählen sie, sobald es einen Kurs gibt.",
    give: "Kurs angeben",
    import: "Datei einlesen",
    currency: "Währung",
    day: "Ab",
    rate: "Kurs",
    equation: "1 {from} = {rate} {to}",
    source: "Quelle",
    MANUAL: "Eingegeben",
    FILE: "Datei",
    by: "Von",
    given: "Angegeben",

    waitingTitle: "Conversions warten auf einen Kurs",
    waiting: {
      one: "# Conversion in {currency} seit {day}",
      other: "# Conversions in {currency} seit {day}",
    },
    waitingNote:
      "Mit einem Kurs ihres Tages oder davor zählen sie von da an in Stufen, in dem, was Staffeln und Boni messen, und in Berichten. Provisionen, die es schon gibt, ändern sich nicht.",
    giveFor: "Kurs für {currency} angeben",

    dialogTitle: "Wechselkurs angeben",
    dialogNote:
      "Er gilt von seinem Tag bis zum nächsten mit einem Kurs. Wurde einmal mit ihm umgerechnet, ändert er sich nie.",
    chooseCurrency: "Währung wählen",
    dayHint: "Ein Kalendertag in {zone}, spätestens heute.",
    rateHint: "Wie viele {to} ein {from} wert ist, mit höchstens 10 Stellen nach dem Komma.",
    rateHintAny: "Wie viele {to} eine Einheit wert ist, mit höchstens 10 Stellen nach dem Komma.",
    sourceHint: "Woher er kommt, etwa EZB.",
    notNumber: "Bitte eine Zahl, zum Beispiel {example}.",
    wait: {
      one: "# Conversion in {currency} wartet seit {day}. Geschah sie an diesem Tag oder später, zählt sie ab jetzt.",
      other:
        "# Conversions in {currency} warten, die früheste seit {day}. Die ab dem Tag des Kurses zählen ab jetzt.",
    },
    giveIt: "Kurs angeben",
    done: "Kurs angegeben",
    counted: {
      one: "Kurs angegeben: # Conversion zählt jetzt",
      other: "Kurs angegeben: # Conversions zählen jetzt",
    },

    fileTitle: "Wechselkurse einlesen",
    fileNote:
      "Eine CSV-Datei mit den Spalten currency, day, rate und, wenn Sie wollen, source; höchstens 10.000 Zeilen, alle oder keine.",
    file: "CSV-Datei",
    fileHint: "Die erste Zeile nennt die Spalten: currency,day,rate,source",
    preview: "So beginnt die Datei",
    line: "Zeile",
    lineNumber: "Zeile {line}",
    content: "Inhalt",
    checking: "Fehler werden gesucht …",
    fileGood: { one: "# Kurs, und er ist in Ordnung.", other: "# Kurse, und alle sind in Ordnung." },
    fileBad: {
      one: "# Fehler. Nichts wurde eingelesen: Verbessern Sie die Datei und wählen Sie sie noch einmal.",
      other: "# Fehler. Nichts wurde eingelesen: Verbessern Sie die Datei und wählen Sie sie noch einmal.",
    },
    mistakes: "Was nicht stimmt",
    moreMistakes: { one: "Und # weiterer.", other: "Und # weitere." },
    column: "Spalte",
    wrong: "Fehler",
    wholeLine: "ganze Zeile",
    chooseFile: "Bitte eine Datei wählen.",
    importIt: { one: "# Kurs einlesen", other: "# Kurse einlesen" },
    importNothing: "Einlesen",
    imported: { one: "# Kurs eingelesen", other: "# Kurse eingelesen" },
    importedCounted: {
      one: "{rates}: # Conversion zählt jetzt",
      other: "{rates}: # Conversions zählen jetzt",
    },
    mendFirst: "Verbessern Sie die Datei und wählen Sie sie noch einmal.",
    unreadable: "Diese Datei ließ sich nicht lesen.",
  },
});
