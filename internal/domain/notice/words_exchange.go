package notice

// exchangeWords are what both sides are told of what they give each other: tasks,
// files, leads of landing pages, and prospects that the vendor sends.
var exchangeWords = map[Kind]map[Language]Words{
	"task.from_partner": {
		English: {
			Label:   "A partner adds a task for your team",
			Subject: "{partner} asks you to do something about {company}",
			Body: `Hello {name},

{partner} added a task for you to the referral of **{company}**, due on {until}:

> {task}

[Open the referral]({link})`,
		},
		German: {
			Label:   "Ein Partner fügt eine Aufgabe für Ihr Team hinzu",
			Subject: "{partner} hat eine Aufgabe für Sie zu {company}",
			Body: `Guten Tag {name},

{partner} hat zur Empfehlung von **{company}** eine Aufgabe für Sie hinzugefügt, fällig am {until}:

> {task}

[Empfehlung öffnen]({link})`,
		},
	},
	"files.from_partner": {
		English: {
			Label:   "A partner attaches files",
			Subject: "{partner} attached something to {company}",
			Body: `Hello {name},

{partner} put files to the referral of **{company}**. Files: {count}.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Ein Partner hängt Dateien an",
			Subject: "{partner} hat etwas an {company} angehängt",
			Body: `Guten Tag {name},

{partner} hat Dateien an die Empfehlung von **{company}** gehängt. Anzahl: {count}.

[Empfehlung öffnen]({link})`,
		},
	},
	"landing.lead": {
		English: {
			Label:   "A lead by a landing page",
			Subject: "A lead came by the landing page of {partner}",
			Body: `Hello {name},

Somebody sent the form on the landing page of **{partner}** for {program}.

[Open the lead]({link})`,
		},
		German: {
			Label:   "Eine Anfrage über eine Landingpage",
			Subject: "Eine Anfrage kam über die Landingpage von {partner}",
			Body: `Guten Tag {name},

Jemand hat das Formular auf der Landingpage von **{partner}** für {program} gesendet.

[Anfrage öffnen]({link})`,
		},
	},
	"reciprocal.accepted": {
		English: {
			Label:   "A partner takes a prospect that you sent",
			Subject: "{partner} takes {company}",
			Body: `Hello {name},

{partner} takes **{company}**, which you sent, and reports later what came of it.

> {note}

[Open the prospect]({link})`,
		},
		German: {
			Label:   "Ein Partner übernimmt einen Interessenten von Ihnen",
			Subject: "{partner} übernimmt {company}",
			Body: `Guten Tag {name},

{partner} übernimmt **{company}** von Ihnen und berichtet später, was daraus wurde.

> {note}

[Interessenten öffnen]({link})`,
		},
	},
	"reciprocal.declined": {
		English: {
			Label:   "A partner declines a prospect that you sent",
			Subject: "{partner} does not take {company}",
			Body: `Hello {name},

{partner} does not take **{company}**, which you sent. {reason}

> {note}

You can send the prospect to somebody else.

[Open the prospect]({link})`,
		},
		German: {
			Label:   "Ein Partner lehnt einen Interessenten von Ihnen ab",
			Subject: "{partner} übernimmt {company} nicht",
			Body: `Guten Tag {name},

{partner} übernimmt **{company}** nicht von Ihnen. {reason}

> {note}

Sie können den Interessenten jemand anderem senden.

[Interessenten öffnen]({link})`,
		},
	},
	"reciprocal.won": {
		English: {
			Label:   "A partner wins a prospect that you sent",
			Subject: "{partner} won {company}",
			Body: `Hello {name},

{partner} made a deal with **{company}**, which you sent.

It is worth {amount}.

[Open the prospect]({link})`,
		},
		German: {
			Label:   "Ein Partner gewinnt einen Interessenten von Ihnen",
			Subject: "{partner} hat {company} gewonnen",
			Body: `Guten Tag {name},

{partner} hat mit **{company}**, von Ihnen gesendet, abgeschlossen.

Der Wert ist {amount}.

[Interessenten öffnen]({link})`,
		},
	},
	"reciprocal.lost": {
		English: {
			Label:   "A partner loses a prospect that you sent",
			Subject: "{partner} lost {company}",
			Body: `Hello {name},

{partner} made no deal with **{company}**, which you sent.

[Open the prospect]({link})`,
		},
		German: {
			Label:   "Ein Partner verliert einen Interessenten von Ihnen",
			Subject: "{partner} hat {company} verloren",
			Body: `Guten Tag {name},

{partner} hat mit **{company}**, von Ihnen gesendet, nicht abgeschlossen.

[Interessenten öffnen]({link})`,
		},
	},
	"reciprocal.corrected": {
		English: {
			Label:   "A colleague corrects what a partner reported",
			Subject: "What {partner} reported about {company} was corrected",
			Body: `Hello {name},

What {partner} reported about **{company}** was corrected. It now says: {outcome}.

> {reason}

[Open the prospect]({link})`,
		},
		German: {
			Label:   "Jemand aus Ihrem Team berichtigt die Meldung eines Partners",
			Subject: "Die Meldung von {partner} zu {company} wurde berichtigt",
			Body: `Guten Tag {name},

Was {partner} zu **{company}** gemeldet hat, wurde berichtigt. Es steht nun auf: {outcome}.

> {reason}

[Interessenten öffnen]({link})`,
		},
	},
	"task.from_vendor": {
		English: {
			Label:   "A task for you about a referral",
			Subject: "{program} asks you to do something about {company}",
			Body: `Hello {name},

{program} added a task for you to your referral of **{company}**, due on {until}:

> {task}

[Open the referral]({link})`,
		},
		German: {
			Label:   "Eine Aufgabe für Sie zu einer Empfehlung",
			Subject: "{program} hat eine Aufgabe für Sie zu {company}",
			Body: `Guten Tag {name},

{program} hat zu Ihrer Empfehlung von **{company}** eine Aufgabe für Sie hinzugefügt, fällig am {until}:

> {task}

[Empfehlung öffnen]({link})`,
		},
	},
	"files.from_vendor": {
		English: {
			Label:   "The program attaches files to a referral",
			Subject: "{program} attached something to {company}",
			Body: `Hello {name},

{program} put files to your referral of **{company}**. Files: {count}.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Das Programm hängt Dateien an eine Empfehlung",
			Subject: "{program} hat etwas an {company} angehängt",
			Body: `Guten Tag {name},

{program} hat Dateien an Ihre Empfehlung von **{company}** gehängt. Anzahl: {count}.

[Empfehlung öffnen]({link})`,
		},
	},
	"landing.referral": {
		English: {
			Label:   "Your landing page brings a referral",
			Subject: "Your landing page brought a new referral for {program}",
			Body: `Hello {name},

Somebody sent the form on your landing page for {program}. It is a new referral of yours.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Ihre Landingpage bringt eine Empfehlung",
			Subject: "Ihre Landingpage hat eine neue Empfehlung für {program} gebracht",
			Body: `Guten Tag {name},

Jemand hat das Formular auf Ihrer Landingpage für {program} gesendet. Daraus wurde eine neue Empfehlung von Ihnen.

[Empfehlung öffnen]({link})`,
		},
	},
	"reciprocal.sent": {
		English: {
			Label:   "The program sends you a prospect",
			Subject: "{program} sends you {company}",
			Body: `Hello {name},

{program} passes **{company}** on to you. They agreed that you hear from them.

> {note}

Say whether you take it; the program waits for your answer.

[Open the prospect]({link})`,
		},
		German: {
			Label:   "Das Programm sendet Ihnen einen Interessenten",
			Subject: "{program} sendet Ihnen {company}",
			Body: `Guten Tag {name},

{program} gibt **{company}** an Sie weiter. Man hat dort zugestimmt, von Ihnen zu hören.

> {note}

Sagen Sie, ob Sie übernehmen; das Programm wartet auf Ihre Antwort.

[Interessenten öffnen]({link})`,
		},
	},
	"reciprocal.corrected_by_vendor": {
		English: {
			Label:   "The program corrects what you reported",
			Subject: "{program} corrected what you reported about {company}",
			Body: `Hello {name},

{program} corrected what you reported about **{company}**. It now says: {outcome}.

> {reason}

[Open the prospect]({link})`,
		},
		German: {
			Label:   "Das Programm berichtigt Ihre Meldung",
			Subject: "{program} hat Ihre Meldung zu {company} berichtigt",
			Body: `Guten Tag {name},

{program} hat berichtigt, was Sie zu **{company}** gemeldet haben. Es steht nun auf: {outcome}.

> {reason}

[Interessenten öffnen]({link})`,
		},
	},
}
