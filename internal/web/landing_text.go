package web

import (
	"github.com/rapporthq/rapport/internal/app/landing"
	"github.com/rapporthq/rapport/internal/apperr"
)

// landingWords are the words around the text of a landing page.
type landingWords struct {
	Language, With, Name, Email, Company, Message, Optional, TellUs, Trap, Powered string
	ThanksTitle, Problems                                                          string
	// Notes stand above a form that is asked for again, Mistakes at its fields.
	Notes    map[landingNote]string
	Mistakes map[string]string
	// Titles and texts of pages that are no form.
	NotFound, NotFoundText, TooMany, TooManyText, Unreadable, UnreadableText string
}

// landingNote is why a form is asked for again.
type landingNote string

const (
	noteTooQuick landingNote = "quick"
	noteTooOld   landingNote = "old"
	noteChanged  landingNote = "changed"
	noteBefore   landingNote = "before"
	noteTrap     landingNote = "trap"
)

// mistake names a mistake of a field.
func mistake(field string, code apperr.Code) string { return field + " " + string(code) }

var landingEnglish = landingWords{
	Language: "en", With: "with", Name: "Your name", Email: "E-mail address", Company: "Company", Message: "Message",
	Optional: "optional", TellUs: "What is it about?", Trap: "Leave this field empty", Powered: "Partner program by Rapport",
	ThanksTitle: "Thank you", Problems: "Please check what you entered.",
	Notes: map[landingNote]string{
		noteTooQuick: "That was very quick. So that we know that a person is writing, please send it once more.",
		noteTooOld:   "This page was open for a long time. Please send it once more; what you wrote is still here.",
		noteChanged:  "The words that you agree to have changed. Please read them and send it once more.",
		noteBefore:   "This form was sent before. If you changed something, please send it once more.",
		noteTrap:     "A field that people do not see was filled in. Please send it once more.",
	},
	Mistakes: map[string]string{
		mistake("name", apperr.Blank):    "Say who you are.",
		mistake("name", apperr.TooLong):  "A name may have 120 characters at most.",
		mistake("email", apperr.Blank):   "Give your e-mail address, so that we can answer.",
		mistake("email", apperr.Invalid): "This is no e-mail address. It looks like name@example.com.",
		mistake("email", apperr.TooLong): "An e-mail address may have 254 characters at most.",

		mistake("company", apperr.TooLong): "A company may have 120 characters at most.",
		mistake("message", apperr.TooLong): "A message may have 4000 characters at most.",
		mistake("consent", apperr.Blank):   "Without your agreement nothing is sent.",
	},
	NotFound: "There is nothing here", NotFoundText: "Perhaps the address is incomplete. Ask whoever gave it to you.",
	Unreadable: "This could not be read", UnreadableText: "Go back and send a shorter text. Nothing was sent yet.",
	TooMany: "Please wait a little", TooManyText: "Too many forms were sent from here. Go back and send yours again in a few minutes; nothing was sent yet.",
}

var landingGerman = landingWords{
	Language: "de", With: "mit", Name: "Ihr Name", Email: "E-Mail-Adresse", Company: "Unternehmen", Message: "Nachricht",
	Optional: "freiwillig", TellUs: "Worum geht es?", Trap: "Dieses Feld bitte leer lassen", Powered: "Partnerprogramm mit Rapport",
	ThanksTitle: "Vielen Dank", Problems: "Bitte prüfen Sie Ihre Angaben.",
	Notes: map[landingNote]string{
		noteTooQuick: "Das ging sehr schnell. Damit wir wissen, dass ein Mensch schreibt, senden Sie es bitte noch einmal.",
		noteTooOld:   "Diese Seite war lange offen. Bitte senden Sie es noch einmal; was Sie geschrieben haben, steht noch da.",
		noteChanged:  "Der Text, dem Sie zustimmen, hat sich geändert. Bitte lesen Sie ihn und senden Sie es noch einmal.",
		noteBefore:   "Dieses Formular wurde schon gesendet. Wenn Sie etwas geändert haben, senden Sie es bitte noch einmal.",
		noteTrap:     "Ein Feld, das Menschen nicht sehen, war ausgefüllt. Bitte senden Sie es noch einmal.",
	},
	Mistakes: map[string]string{
		mistake("name", apperr.Blank):    "Sagen Sie uns, wer Sie sind.",
		mistake("name", apperr.TooLong):  "Ein Name hat höchstens 120 Zeichen.",
		mistake("email", apperr.Blank):   "Geben Sie Ihre E-Mail-Adresse an, damit wir antworten können.",
		mistake("email", apperr.Invalid): "Das ist keine E-Mail-Adresse. Sie sieht aus wie name@example.com.",
		mistake("email", apperr.TooLong): "Eine E-Mail-Adresse hat höchstens 254 Zeichen.",

		mistake("company", apperr.TooLong): "Ein Unternehmen hat höchstens 120 Zeichen.",
		mistake("message", apperr.TooLong): "Eine Nachricht hat höchstens 4000 Zeichen.",
		mistake("consent", apperr.Blank):   "Ohne Ihre Zustimmung wird nichts gesendet.",
	},
	NotFound: "Hier ist nichts", NotFoundText: "Vielleicht ist die Adresse unvollständig. Fragen Sie, wer sie Ihnen gegeben hat.",
	Unreadable: "Das war nicht lesbar", UnreadableText: "Gehen Sie zurück und senden Sie einen kürzeren Text. Gesendet wurde noch nichts.",
	TooMany: "Bitte warten Sie ein wenig", TooManyText: "Von hier wurden zu viele Formulare gesendet. Gehen Sie zurück und senden Sie Ihres in einigen Minuten noch einmal; gesendet wurde noch nichts.",
}

func wordsIn(l landing.Language) landingWords {
	if l == landing.German {
		return landingGerman
	}
	return landingEnglish
}
