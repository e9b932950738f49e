package notice

// mailWords are of the mails that are no notifications.
var mailWords = map[Kind]map[Language]Words{
	InvitationMember: {
		English: {
			Label:   "An invitation to the organization",
			Subject: "{inviter} invites you to {organization}",
			Body: `Hello,

{inviter} invites you to work with **{organization}** on its partner programs.

[Accept the invitation]({link})

The invitation is for you alone and can be accepted until {until}.`,
		},
		German: {
			Label:   "Eine Einladung in die Organisation",
			Subject: "{inviter} lädt Sie zu {organization} ein",
			Body: `Guten Tag,

{inviter} lädt Sie ein, mit **{organization}** an den Partnerprogrammen zu arbeiten.

[Einladung annehmen]({link})

Die Einladung gilt nur für Sie und bis {until}.`,
		},
	},
	InvitationPartner: {
		English: {
			Label:   "An invitation to a partner",
			Subject: "{inviter} invites you to {partner}",
			Body: `Hello,

{inviter} invites you to the portal of {organization}, for **{partner}**.

[Accept the invitation]({link})

The invitation is for you alone and can be accepted until {until}.`,
		},
		German: {
			Label:   "Eine Einladung zu einem Partner",
			Subject: "{inviter} lädt Sie zu {partner} ein",
			Body: `Guten Tag,

{inviter} lädt Sie in das Portal von {organization} ein, für **{partner}**.

[Einladung annehmen]({link})

Die Einladung gilt nur für Sie und bis {until}.`,
		},
	},
	Digest: {
		English: {
			Label:   "The mail in the morning",
			Subject: "{organization}: your day, {until}",
			Body: `Hello {name},

since the last mail this happened:

{list}

[See all notifications]({link})`,
		},
		German: {
			Label:   "Die Mail am Morgen",
			Subject: "{organization}: Ihr Tag, {until}",
			Body: `Guten Tag {name},

seit der letzten Mail ist dies geschehen:

{list}

[Alle Mitteilungen ansehen]({link})`,
		},
	},
}
