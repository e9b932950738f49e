package notice

// partnershipWords are what partners are told of their membership and money.
var partnershipWords = map[Kind]map[Language]Words{
	"application.approved": {
		English: {
			Label:   "The application is approved",
			Subject: "Welcome to {program}",
			Body: `Hello {name},

**{program}** approved your application. Your link is ready, and you can submit referrals.

[Open the portal]({link})`,
		},
		German: {
			Label:   "Die Bewerbung wird angenommen",
			Subject: "Willkommen bei {program}",
			Body: `Guten Tag {name},

**{program}** hat Ihre Bewerbung angenommen. Ihr Link ist bereit, und Sie können Empfehlungen einreichen.

[Portal öffnen]({link})`,
		},
	},
	"application.rejected": {
		English: {
			Label:   "The application is rejected",
			Subject: "Your application to {program} was not approved",
			Body: `Hello {name},

**{program}** did not approve your application.

> {reason}

[Open the portal]({link})`,
		},
		German: {
			Label:   "Die Bewerbung wird abgelehnt",
			Subject: "Ihre Bewerbung bei {program} wurde nicht angenommen",
			Body: `Guten Tag {name},

**{program}** hat Ihre Bewerbung nicht angenommen.

> {reason}

[Portal öffnen]({link})`,
		},
	},
	"membership.suspended": {
		English: {
			Label:   "The membership is suspended",
			Subject: "Your membership in {program} is suspended",
			Body: `Hello {name},

**{program}** suspended your membership. What you earned stays; the program’s team can tell you what happens next.

[Open the portal]({link})`,
		},
		German: {
			Label:   "Die Mitgliedschaft ruht",
			Subject: "Ihre Mitgliedschaft bei {program} ruht",
			Body: `Guten Tag {name},

**{program}** hat Ihre Mitgliedschaft ausgesetzt. Ihr Verdienst bleibt; wie es weitergeht, sagt Ihnen das Team vom Programm.

[Portal öffnen]({link})`,
		},
	},
	"membership.reinstated": {
		English: {
			Label:   "The membership goes on",
			Subject: "Your membership in {program} goes on",
			Body: `Hello {name},

You take part in **{program}** again.

[Open the portal]({link})`,
		},
		German: {
			Label:   "Die Mitgliedschaft geht weiter",
			Subject: "Ihre Mitgliedschaft bei {program} geht weiter",
			Body: `Guten Tag {name},

Sie nehmen wieder an **{program}** teil.

[Portal öffnen]({link})`,
		},
	},
	"membership.ended": {
		English: {
			Label:   "The membership ended",
			Subject: "Your membership in {program} ended",
			Body: `Hello {name},

**{program}** ended your membership.

[Open the portal]({link})`,
		},
		German: {
			Label:   "Die Mitgliedschaft ist beendet",
			Subject: "Ihre Mitgliedschaft bei {program} ist beendet",
			Body: `Guten Tag {name},

**{program}** hat Ihre Mitgliedschaft beendet.

[Portal öffnen]({link})`,
		},
	},
	"tier.changed": {
		English: {
			Label:   "The tier changes",
			Subject: "Your tier is now {tier}",
			Body: `Hello {name},

Your tier in {program} is now **{tier}**. Your terms say what it brings.

[See your terms]({link})`,
		},
		German: {
			Label:   "Die Stufe ändert sich",
			Subject: "Ihre Stufe ist jetzt {tier}",
			Body: `Guten Tag {name},

Ihre Stufe bei {program} ist jetzt **{tier}**. Was sie bringt, steht in Ihren Konditionen.

[Ihre Konditionen ansehen]({link})`,
		},
	},
	"tier.demotion_announced": {
		English: {
			Label:   "A lower tier is announced",
			Subject: "Your tier falls to {tier} on {until}",
			Body: `Hello {name},

If nothing changes, your tier in {program} falls to **{tier}** on {until}. Your home page shows what is missing to keep the one you have.

[Open the portal]({link})`,
		},
		German: {
			Label:   "Eine niedrigere Stufe ist angekündigt",
			Subject: "Ihre Stufe sinkt am {until} auf {tier}",
			Body: `Guten Tag {name},

Ändert sich nichts, sinkt Ihre Stufe bei {program} am {until} auf **{tier}**. Ihre Startseite zeigt, was fehlt, um die jetzige zu behalten.

[Portal öffnen]({link})`,
		},
	},
	"tier.demotion_withdrawn": {
		English: {
			Label:   "The tier stays",
			Subject: "Your tier does not fall to {tier}",
			Body: `Hello {name},

What was announced is void: your tier in {program} does not fall to {tier}.

[Open the portal]({link})`,
		},
		German: {
			Label:   "Die Stufe bleibt",
			Subject: "Ihre Stufe sinkt nicht auf {tier}",
			Body: `Guten Tag {name},

Die Ankündigung gilt nicht mehr: Ihre Stufe bei {program} sinkt nicht auf {tier}.

[Portal öffnen]({link})`,
		},
	},
	"payout.paid": {
		English: {
			Label:   "A payout is paid",
			Subject: "Your payout of {amount} was paid",
			Body: `Hello {name},

{program} paid **{amount}** (statement {number}). How soon it reaches your account depends on the bank.

[Open the payout]({link})`,
		},
		German: {
			Label:   "Eine Auszahlung ist bezahlt",
			Subject: "Ihre Auszahlung über {amount} wurde bezahlt",
			Body: `Guten Tag {name},

{program} hat **{amount}** ausgezahlt (Abrechnung {number}). Wann das Geld auf Ihrem Konto ist, hängt von der Bank ab.

[Auszahlung öffnen]({link})`,
		},
	},
	"payout.failed": {
		English: {
			Label:   "A payout failed",
			Subject: "Your payout of {amount} failed",
			Body: `Hello {name},

The payout {number} of **{amount}** failed:

> {reason}

Check how you are paid; the amount comes with the next payout.

[Open the payout]({link})`,
		},
		German: {
			Label:   "Eine Auszahlung ist gescheitert",
			Subject: "Ihre Auszahlung über {amount} ist gescheitert",
			Body: `Guten Tag {name},

Die Auszahlung {number} über **{amount}** ist gescheitert:

> {reason}

Prüfen Sie Ihre Bankverbindung; der Betrag kommt mit der nächsten Auszahlung.

[Auszahlung öffnen]({link})`,
		},
	},
	"commission.earned": {
		English: {
			Label:   "New earnings of the day",
			Subject: "New earnings: {amount}",
			Body: `Hello {name},

You have {count} new commissions in {program}: **{amount}**. They are payable when the time to wait for refunds is over.

[Open your earnings]({link})`,
		},
		German: {
			Label:   "Neuer Verdienst des Tages",
			Subject: "Neuer Verdienst: {amount}",
			Body: `Guten Tag {name},

Neue Provisionen bei {program}: {count}, zusammen **{amount}**. Auszahlbar sind sie nach der Wartezeit für Erstattungen.

[Verdienst öffnen]({link})`,
		},
	},
	"commission.released": {
		English: {
			Label:   "Payable from today",
			Subject: "Payable now: {amount}",
			Body: `Hello {name},

{count} commissions in {program} are payable now: **{amount}**. They come with the next payout.

[Open your earnings]({link})`,
		},
		German: {
			Label:   "Auszahlbar ab heute",
			Subject: "Jetzt auszahlbar: {amount}",
			Body: `Guten Tag {name},

Bei {program} sind {count} Provisionen jetzt auszahlbar: **{amount}**. Sie kommen mit der nächsten Auszahlung.

[Verdienst öffnen]({link})`,
		},
	},
	"commission.lost": {
		English: {
			Label:   "Commissions that were taken back",
			Subject: "Taken back: {amount}",
			Body: `Hello {name},

{count} commissions in {program} were rejected or taken back, for instance after refunds: **{amount}**. Each of them says why.

[Open your earnings]({link})`,
		},
		German: {
			Label:   "Zurückgenommene Provisionen",
			Subject: "Zurückgenommen: {amount}",
			Body: `Guten Tag {name},

Bei {program} wurden {count} Provisionen abgelehnt oder zurückgenommen, etwa nach Erstattungen: **{amount}**. Bei jeder steht der Grund.

[Verdienst öffnen]({link})`,
		},
	},
	"teammate.joined": {
		English: {
			Label:   "Somebody joins the team",
			Subject: "{person} joined your team",
			Body: `Hello {name},

**{person}** accepted the invitation and works for {partner} now.

[Open the team]({link})`,
		},
		German: {
			Label:   "Jemand kommt ins Team",
			Subject: "{person} gehört jetzt zu Ihrem Team",
			Body: `Guten Tag {name},

**{person}** hat die Einladung angenommen und arbeitet jetzt für {partner} mit.

[Team öffnen]({link})`,
		},
	},
}
