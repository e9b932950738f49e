package notice

// pipelineWords are what partners are told of referrals and claims.
var pipelineWords = map[Kind]map[Language]Words{
	"submission.accepted": {
		English: {
			Label:   "A submission is accepted",
			Subject: "Your referral of {company} was accepted",
			Body: `Hello {name},

{program} accepted your referral of **{company}**.

It is protected until {until}: if {company} buys within that time, it counts for you.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Eine Einreichung wird angenommen",
			Subject: "Ihre Empfehlung von {company} wurde angenommen",
			Body: `Guten Tag {name},

{program} hat Ihre Empfehlung von **{company}** angenommen.

Sie ist bis {until} geschützt: Kauft {company} bis dahin, zählt es für Sie.

[Empfehlung öffnen]({link})`,
		},
	},
	"submission.rejected": {
		English: {
			Label:   "A submission is rejected",
			Subject: "Your referral of {company} was not accepted",
			Body: `Hello {name},

{program} did not accept your referral of **{company}**. {reason}

[Open the referral]({link})`,
		},
		German: {
			Label:   "Eine Einreichung wird abgelehnt",
			Subject: "Ihre Empfehlung von {company} wurde nicht angenommen",
			Body: `Guten Tag {name},

{program} hat Ihre Empfehlung von **{company}** nicht angenommen. {reason}

[Empfehlung öffnen]({link})`,
		},
	},
	"submission.questioned": {
		English: {
			Label:   "A question about a submission",
			Subject: "A question about {company}",
			Body: `Hello {name},

Before {program} decides about **{company}**, its team asks:

> {question}

The decision waits for your answer.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Eine Frage zu einer Einreichung",
			Subject: "Eine Frage zu {company}",
			Body: `Guten Tag {name},

Bevor {program} über **{company}** entscheidet, fragt das Team:

> {question}

Die Entscheidung wartet auf Ihre Antwort.

[Empfehlung öffnen]({link})`,
		},
	},
	"note.from_vendor": {
		English: {
			Label:   "The program writes a note",
			Subject: "A note about {company}",
			Body: `Hello {name},

{program} wrote about **{company}**:

> {note}

[Open the referral]({link})`,
		},
		German: {
			Label:   "Das Programm schreibt eine Notiz",
			Subject: "Eine Notiz zu {company}",
			Body: `Guten Tag {name},

{program} hat zu **{company}** geschrieben:

> {note}

[Empfehlung öffnen]({link})`,
		},
	},
	"referral.moved": {
		English: {
			Label:   "A referral moves on",
			Subject: "{company} is now at {stage}",
			Body: `Hello {name},

Your referral of **{company}** moved to the stage {stage}.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Eine Empfehlung kommt weiter",
			Subject: "{company} steht jetzt bei {stage}",
			Body: `Guten Tag {name},

Ihre Empfehlung von **{company}** ist jetzt in der Phase {stage}.

[Empfehlung öffnen]({link})`,
		},
	},
	"referral.won": {
		English: {
			Label:   "A referral is won",
			Subject: "{company} was won",
			Body: `Hello {name},

Your referral of **{company}** was won. What it earns for you stands in your earnings once it is recorded.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Eine Empfehlung ist gewonnen",
			Subject: "{company} ist gewonnen",
			Body: `Guten Tag {name},

Ihre Empfehlung von **{company}** ist gewonnen. Was sie Ihnen bringt, steht in Ihrem Verdienst, sobald es erfasst ist.

[Empfehlung öffnen]({link})`,
		},
	},
	"referral.lost": {
		English: {
			Label:   "A referral is lost",
			Subject: "{company} was lost",
			Body: `Hello {name},

Your referral of **{company}** was closed without success.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Eine Empfehlung ist verloren",
			Subject: "{company} ist verloren",
			Body: `Guten Tag {name},

Ihre Empfehlung von **{company}** wurde ohne Erfolg geschlossen.

[Empfehlung öffnen]({link})`,
		},
	},
	"protection.ends_soon": {
		English: {
			Label:   "A protection ends soon",
			Subject: "The protection of {company} ends on {until}",
			Body: `Hello {name},

The protection of **{company}** ends on {until}. If you need more time, ask for it now.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Ein Schutz läuft bald ab",
			Subject: "Der Schutz von {company} endet am {until}",
			Body: `Guten Tag {name},

Der Schutz von **{company}** endet am {until}. Brauchen Sie mehr Zeit, dann bitten Sie jetzt darum.

[Empfehlung öffnen]({link})`,
		},
	},
	"protection.ended": {
		English: {
			Label:   "A protection ended",
			Subject: "The protection of {company} ended",
			Body: `Hello {name},

The protection of **{company}** has ended. The referral stays, but a purchase counts for you now only by your links and codes.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Ein Schutz ist abgelaufen",
			Subject: "Der Schutz von {company} ist abgelaufen",
			Body: `Guten Tag {name},

Der Schutz von **{company}** ist abgelaufen. Die Empfehlung bleibt, aber ein Kauf zählt jetzt nur noch über Ihre Links und Codes für Sie.

[Empfehlung öffnen]({link})`,
		},
	},
	"extension.approved": {
		English: {
			Label:   "A protection is extended",
			Subject: "{company} is protected until {until}",
			Body: `Hello {name},

{program} extended the protection of **{company}** until {until}.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Ein Schutz wird verlängert",
			Subject: "{company} ist bis {until} geschützt",
			Body: `Guten Tag {name},

{program} hat den Schutz von **{company}** bis {until} verlängert.

[Empfehlung öffnen]({link})`,
		},
	},
	"extension.declined": {
		English: {
			Label:   "More time is declined",
			Subject: "The protection of {company} was not extended",
			Body: `Hello {name},

{program} did not extend the protection of **{company}**.

> {answer}

It ends on {until}, as before.

[Open the referral]({link})`,
		},
		German: {
			Label:   "Mehr Zeit wird abgelehnt",
			Subject: "Der Schutz von {company} wurde nicht verlängert",
			Body: `Guten Tag {name},

{program} hat den Schutz von **{company}** nicht verlängert.

> {answer}

Er endet wie bisher am {until}.

[Empfehlung öffnen]({link})`,
		},
	},
	"claim.questioned": {
		English: {
			Label:   "A question about a claim",
			Subject: "A question about {order}",
			Body: `Hello {name},

Before {program} decides about **{order}**, its team asks:

> {question}

[Open the claims]({link})`,
		},
		German: {
			Label:   "Eine Frage zu einer Nachmeldung",
			Subject: "Eine Frage zu {order}",
			Body: `Guten Tag {name},

Bevor {program} über **{order}** entscheidet, fragt das Team:

> {question}

[Nachmeldungen öffnen]({link})`,
		},
	},
	"claim.upheld": {
		English: {
			Label:   "A claim is upheld",
			Subject: "You were right about {order}",
			Body: `Hello {name},

{program} agrees: **{order}** counts for you now, with the terms of its own time.

> {answer}

[Open the claims]({link})`,
		},
		German: {
			Label:   "Eine Nachmeldung ist richtig",
			Subject: "Sie hatten recht mit {order}",
			Body: `Guten Tag {name},

{program} stimmt zu: **{order}** zählt jetzt für Sie, zu den Konditionen seiner Zeit.

> {answer}

[Nachmeldungen öffnen]({link})`,
		},
	},
	"claim.declined": {
		English: {
			Label:   "A claim is declined",
			Subject: "Your claim of {order} was declined",
			Body: `Hello {name},

{program} declined your claim of **{order}**. {reason}

> {answer}

[Open the claims]({link})`,
		},
		German: {
			Label:   "Eine Nachmeldung wird abgelehnt",
			Subject: "Ihre Nachmeldung von {order} wurde abgelehnt",
			Body: `Guten Tag {name},

{program} hat Ihre Nachmeldung von **{order}** abgelehnt. {reason}

> {answer}

[Nachmeldungen öffnen]({link})`,
		},
	},
}
