package notice

// taskWords are what both sides are told of tasks that they share, after those were
// added.
var taskWords = map[Kind]map[Language]Words{
	"task.done_by_partner": {
		English: {
			Label:   "A partner finishes a task",
			Subject: "{partner} finished a task about {company}",
			Body: `Hello {name},

{partner} finished a task about **{company}**, due on {until}:

> {task}

[Open the referral]({link})`,
		},
		German: {
			Label:   "Ein Partner erledigt eine Aufgabe",
			Subject: "{partner} hat eine Aufgabe zu {company} erledigt",
			Body: `Guten Tag {name},

{partner} hat eine Aufgabe zu **{company}** erledigt, fällig am {until}:

> {task}

[Empfehlung öffnen]({link})`,
		},
	},
	"task.changed_by_partner": {
		English: {
			Label:   "A partner changes, reopens or deletes a task",
			Subject: "{partner} {deed} a task about {company}",
			Body: `Hello {name},

{partner} {deed} a task about **{company}**, due on {until}.

> {task}

[Open the referral]({link})`,
		},
		German: {
			Label:   "Ein Partner ändert, öffnet oder löscht eine Aufgabe",
			Subject: "{partner} hat eine Aufgabe zu {company} {deed}",
			Body: `Guten Tag {name},

{partner} hat eine Aufgabe zu **{company}** {deed}, fällig am {until}.

> {task}

[Empfehlung öffnen]({link})`,
		},
	},
	"task.done_by_vendor": {
		English: {
			Label:   "The program finishes a task",
			Subject: "{program} finished a task about {company}",
			Body: `Hello {name},

{program} finished a task about **{company}**, due on {until}:

> {task}

[Open the referral]({link})`,
		},
		German: {
			Label:   "Das Programm erledigt eine Aufgabe",
			Subject: "{program} hat eine Aufgabe zu {company} erledigt",
			Body: `Guten Tag {name},

{program} hat eine Aufgabe zu **{company}** erledigt, fällig am {until}:

> {task}

[Empfehlung öffnen]({link})`,
		},
	},
	"task.changed_by_vendor": {
		English: {
			Label:   "The program changes, reopens or deletes a task",
			Subject: "{program} {deed} a task about {company}",
			Body: `Hello {name},

{program} {deed} a task about **{company}**, due on {until}.

> {task}

[Open the referral]({link})`,
		},
		German: {
			Label:   "Das Programm ändert, öffnet oder löscht eine Aufgabe",
			Subject: "{program} hat eine Aufgabe zu {company} {deed}",
			Body: `Guten Tag {name},

{program} hat eine Aufgabe zu **{company}** {deed}, fällig am {until}.

> {task}

[Empfehlung öffnen]({link})`,
		},
	},
}
