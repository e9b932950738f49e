package notice

// vendorWords are what members are told.
var vendorWords = map[Kind]map[Language]Words{
	"submission.received": {
		English: {
			Label:   "A partner submits a referral",
			Subject: "{partner} submitted {company}",
			Body: `Hello {name},

{partner} submitted a referral of **{company}** to {program}. It waits for you to accept it, reject it or ask.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Ein Partner reicht eine Empfehlung ein",
			Subject: "{partner} hat {company} empfohlen",
			Body: `Guten Tag {name},

{partner} hat für {program} eine Empfehlung eingereicht: **{company}**. Sie wartet darauf, dass Sie sie annehmen, ablehnen oder nachfragen.

[Empfehlung öffnen]({link})`,
		},
	},
	"submission.answered": {
		English: {
			Label:   "A partner answers about a submission",
			Subject: "{partner} answered about {company}",
			Body: `Hello {name},

{partner} changed the submission about **{company}**. It waits for your decision again.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Ein Partner antwortet zu einer Einreichung",
			Subject: "{partner} hat zu {company} geantwortet",
			Body: `Guten Tag {name},

{partner} hat die Einreichung zu **{company}** ergänzt. Sie wartet wieder auf Ihre Entscheidung.

[Empfehlung öffnen]({link})`,
		},
	},
	"note.from_partner": {
		English: {
			Label:   "A partner writes a note",
			Subject: "{partner} wrote a note about {company}",
			Body: `Hello {name},

{partner} wrote about **{company}**:

> {note}

[Open the referral]({link})`,
		},
		German: {
			Label:   "Ein Partner schreibt eine Notiz",
			Subject: "{partner} hat eine Notiz zu {company} geschrieben",
			Body: `Guten Tag {name},

{partner} hat zu **{company}** geschrieben:

> {note}

[Empfehlung öffnen]({link})`,
		},
	},
	"referral.moved_by_partner": {
		English: {
			Label:   "A partner moves a referral",
			Subject: "{partner} moved {company} to {stage}",
			Body: `Hello {name},

{partner} moved the referral of **{company}** to the stage {stage}.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Ein Partner verschiebt eine Empfehlung",
			Subject: "{partner} hat {company} nach {stage} verschoben",
			Body: `Guten Tag {name},

{partner} hat die Empfehlung von **{company}** in die Phase {stage} verschoben.

[Empfehlung öffnen]({link})`,
		},
	},
	"extension.requested": {
		English: {
			Label:   "A partner asks for more protection",
			Subject: "{partner} asks for {days} more days for {company}",
			Body: `Hello {name},

{partner} asks for {days} more days of protection for **{company}**:

> {reason}

[Open the referral]({link})`,
		},
		German: {
			Label:   "Ein Partner bittet um längeren Schutz",
			Subject: "{partner} bittet um {days} weitere Tage für {company}",
			Body: `Guten Tag {name},

{partner} bittet um {days} weitere Tage Schutz für **{company}**:

> {reason}

[Empfehlung öffnen]({link})`,
		},
	},
	"protection.over": {
		English: {
			Label:   "A protection ended",
			Subject: "The protection of {company} ended",
			Body: `Hello {name},

The protection of **{company}**, brought by {partner}, has ended. Conversions of it are no longer {partner}’s by the submission alone.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Ein Schutz ist abgelaufen",
			Subject: "Der Schutz von {company} ist abgelaufen",
			Body: `Guten Tag {name},

Der Schutz von **{company}**, eingereicht von {partner}, ist abgelaufen. Conversions zählen nicht mehr allein durch die Einreichung für {partner}.

[Empfehlung öffnen]({link})`,
		},
	},
	"claim.opened": {
		English: {
			Label:   "A partner claims something",
			Subject: "{partner} claims {order}",
			Body: `Hello {name},

{partner} claims credit for **{order}**. An answer is due by {until}.

[Open the claim]({link})`,
		},
		German: {
			Label:   "Ein Partner meldet etwas nach",
			Subject: "{partner} meldet {order} nach",
			Body: `Guten Tag {name},

{partner} meldet **{order}** nach. Die Antwort ist bis {until} fällig.

[Nachmeldung öffnen]({link})`,
		},
	},
	"claim.answered": {
		English: {
			Label:   "A partner answers about a claim",
			Subject: "{partner} answered about {order}",
			Body: `Hello {name},

{partner} answered your question about **{order}**. A decision is due by {until}.

[Open the claim]({link})`,
		},
		German: {
			Label:   "Ein Partner antwortet zu einer Nachmeldung",
			Subject: "{partner} hat zu {order} geantwortet",
			Body: `Guten Tag {name},

{partner} hat Ihre Frage zu **{order}** beantwortet. Die Entscheidung ist bis {until} fällig.

[Nachmeldung öffnen]({link})`,
		},
	},
	"claim.overdue": {
		English: {
			Label:   "A claim is past its due day",
			Subject: "The claim of {partner} about {order} is overdue",
			Body: `Hello {name},

{partner} claimed credit for **{order}**. A decision was due by {until} and has not been made yet.

[Open the claim]({link})`,
		},
		German: {
			Label:   "Eine Nachmeldung ist überfällig",
			Subject: "Die Nachmeldung von {partner} zu {order} ist überfällig",
			Body: `Guten Tag {name},

{partner} hat **{order}** nachgemeldet. Die Entscheidung war bis {until} fällig und steht noch aus.

[Nachmeldung öffnen]({link})`,
		},
	},
	"application.received": {
		English: {
			Label:   "Somebody applies",
			Subject: "{partner} applied to {program}",
			Body: `Hello {name},

**{partner}** applied to {program}. The application waits for your decision, unless the program approves by itself.

[Open the partner]({link})`,
		},
		German: {
			Label:   "Jemand bewirbt sich",
			Subject: "{partner} hat sich bei {program} beworben",
			Body: `Guten Tag {name},

**{partner}** hat sich bei {program} beworben. Die Bewerbung wartet auf Ihre Entscheidung, wenn das Programm nicht von selbst annimmt.

[Partner öffnen]({link})`,
		},
	},
	"payout_run.waiting": {
		English: {
			Label:   "A payout run waits for approval",
			Subject: "A payout run of {program} waits for approval",
			Body: `Hello {name},

A payout run of {program} was made: {count} payouts. It waits for the approval of a second person if the program asks for one.

[Open the payout run]({link})`,
		},
		German: {
			Label:   "Ein Auszahlungslauf wartet auf Freigabe",
			Subject: "Ein Auszahlungslauf von {program} wartet auf Freigabe",
			Body: `Guten Tag {name},

Für {program} wurde ein Auszahlungslauf angelegt: {count} Auszahlungen. Er wartet auf die Freigabe, durch eine zweite Person, wenn das Programm es verlangt.

[Auszahlungslauf öffnen]({link})`,
		},
	},
	"payout.returned": {
		English: {
			Label:   "A payout failed",
			Subject: "Payout {number} to {partner} failed",
			Body: `Hello {name},

The payout {number} of {amount} to **{partner}** failed:

> {reason}

The amount is payable again.

[Open the payout run]({link})`,
		},
		German: {
			Label:   "Eine Auszahlung ist gescheitert",
			Subject: "Auszahlung {number} an {partner} ist gescheitert",
			Body: `Guten Tag {name},

Die Auszahlung {number} über {amount} an **{partner}** ist gescheitert:

> {reason}

Der Betrag ist wieder auszahlbar.

[Auszahlungslauf öffnen]({link})`,
		},
	},
	"member.joined": {
		English: {
			Label:   "Somebody joins the organization",
			Subject: "{person} joined {organization}",
			Body: `Hello {name},

**{person}** accepted the invitation and is a member of {organization} now.

[Open the members]({link})`,
		},
		German: {
			Label:   "Jemand wird Mitglied",
			Subject: "{person} gehört jetzt zu {organization}",
			Body: `Guten Tag {name},

**{person}** hat die Einladung angenommen und gehört jetzt zu {organization}.

[Mitglieder öffnen]({link})`,
		},
	},
}
