import { defineText } from "./i18n/catalogue";

/** What each `ErrorCode` of the API means, for people who do not read the server's English. */
export const errorText = defineText({
  en: {
    BLANK: "Fill this in.",
    INVALID: "This is not valid. Check it.",
    TOO_LONG: "This is too long.",
    TOO_SMALL: "This is too small or too early.",
    TOO_LARGE: "This is too large or too late.",
    TAKEN: "This is taken already.",
    NOT_FOUND: "There is nothing with this name or id.",
    NOT_PENDING: "This was decided already.",
    WRONG_STATE: "This cannot be done in its present state.",
    ALREADY_PAID: "This was paid already and cannot change.",
    IN_USE: "This is still in use.",
    LAST_OWNER: "At least one owner must stay.",
    FOUR_EYES: "A second person must do this.",
    WRONG_PASSWORD: "E-mail and password do not match.",
    EXPIRED: "This is no longer valid.",
    CURRENCY_MISMATCH: "The amounts are in different currencies.",
    INSUFFICIENT_BALANCE: "There is not enough left.",
    IDEMPOTENCY_CONFLICT: "The same id came before with other content.",
    INVALID_email: "This is no e-mail address.",
    INVALID_accountNumber:
      "This IBAN or account number is not right. Compare its digits and length with the bank’s letter.",
    INVALID_destination: "Links of this program may not lead there.",
    TOO_SMALL_password: "At least 10 characters.",
  },
  de: {
    BLANK: "Bitte ausfüllen.",
    INVALID: "Das ist nicht gültig. Bitte prüfen.",
    TOO_LONG: "Das ist zu lang.",
    TOO_SMALL: "Das ist zu klein oder zu früh.",
    TOO_LARGE: "Das ist zu groß oder zu spät.",
    TAKEN: "Das ist schon vergeben.",
    NOT_FOUND: "Dazu gibt es nichts.",
    NOT_PENDING: "Darüber wurde schon entschieden.",
    WRONG_STATE: "Im jetzigen Zustand geht das nicht.",
    ALREADY_PAID: "Das ist schon bezahlt und ändert sich nicht mehr.",
    IN_USE: "Das wird noch verwendet.",
    LAST_OWNER: "Mindestens eine Person muss Eigentümer bleiben.",
    FOUR_EYES: "Das muss eine zweite Person tun.",
    WRONG_PASSWORD: "E-Mail und Passwort passen nicht zusammen.",
    EXPIRED: "Das ist nicht mehr gültig.",
    CURRENCY_MISMATCH: "Die Beträge haben verschiedene Währungen.",
    INSUFFICIENT_BALANCE: "Es ist nicht genug übrig.",
    IDEMPOTENCY_CONFLICT: "Dieselbe Kennung kam schon mit anderem Inhalt.",
    INVALID_email: "Das ist keine E-Mail-Adresse.",
    INVALID_accountNumber:
      "Diese IBAN oder Kontonummer stimmt nicht. Bitte Ziffern und Länge mit dem Schreiben der Bank vergleichen.",
    INVALID_destination: "Dorthin dürfen Links dieses Programms nicht führen.",
    TOO_SMALL_password: "Mindestens 10 Zeichen.",
  },
});

/** What went wrong when a whole request failed. */
export const requestText = defineText({
  en: {
    offline: "The server cannot be reached. Check the connection and try again.",
    FORBIDDEN: "Your role does not allow this. Ask an owner of the organization.",
    NOT_FOUND: "This is not here, or you may not see it.",
    BAD_REQUEST: "The request was not understood. Reload the page and try again.",
    RATE_LIMITED: "Too many attempts. Wait a minute and try again.",
    INTERNAL: "Something broke on our side. Nothing was changed. Try again.",
    requestId: "Tell support this number: {id}",
  },
  de: {
    offline: "Der Server ist nicht erreichbar. Bitte die Verbindung prüfen und noch einmal versuchen.",
    FORBIDDEN: "Ihre Rolle erlaubt das nicht. Fragen Sie jemanden mit der Rolle Eigentümer.",
    NOT_FOUND: "Das gibt es nicht, oder Sie dürfen es nicht sehen.",
    BAD_REQUEST: "Die Anfrage wurde nicht verstanden. Bitte die Seite neu laden.",
    RATE_LIMITED: "Zu viele Versuche. Bitte eine Minute warten.",
    INTERNAL: "Bei uns ist etwas schiefgegangen. Nichts wurde geändert. Bitte noch einmal versuchen.",
    requestId: "Nennen Sie dem Support diese Nummer: {id}",
  },
});
