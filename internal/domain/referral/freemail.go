package referral

import (
	"slices"
	"strings"
)

// freeMail are registrable domains at which anybody can have an address, sorted.
// Two companies whose people write from there have nothing in common.
var freeMail = sorted(`
	126.com 139.com 163.com aim.com alice.it aol.com aol.de arcor.de att.net bellsouth.net bigpond.com bluewin.ch
	bol.com.br btinternet.com charter.net comcast.net cox.net daum.net duck.com earthlink.net email.com email.cz
	fastmail.com fastmail.fm freenet.de free.fr gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.fr gmx.net
	googlemail.com hanmail.net hey.com home.nl hotmail.be hotmail.ca hotmail.co.uk hotmail.com hotmail.com.br
	hotmail.de hotmail.es hotmail.fr hotmail.it hotmail.nl hushmail.com icloud.com ig.com.br inbox.lv inbox.ru
	interia.pl kpnmail.nl laposte.net libero.it list.ru live.be live.ca live.co.uk live.com live.de live.fr live.it
	live.nl mac.com mail.com mail.de mail.ee mail.ru mailbox.org me.com msn.com naver.com neuf.fr o2.pl
	onet.pl online.de optonline.net optusnet.com.au orange.fr outlook.at outlook.com outlook.com.br outlook.de
	outlook.es outlook.fr outlook.it outlook.jp planet.nl pm.me posteo.de proton.me protonmail.ch protonmail.com
	qq.com rediffmail.com rocketmail.com sapo.pt sbcglobal.net seznam.cz sfr.fr shaw.ca sina.com skynet.be sky.com
	sohu.com sympatico.ca t-online.de talktalk.net telenet.be telus.net terra.com.br tiscali.it tuta.com tuta.io
	tutanota.com tutanota.de ukr.net uol.com.br verizon.net virgilio.it virginmedia.com vodafone.de vodafone.it
	wanadoo.fr web.de windowslive.com wp.pl xs4all.nl yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com
	yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.com.mx yahoo.de yahoo.es yahoo.fr yahoo.in yahoo.it yandex.com
	yandex.ru yeah.net ymail.com ziggo.nl zoho.com`)

func sorted(list string) []string {
	out := strings.Fields(list)
	slices.Sort(out)
	return out
}
