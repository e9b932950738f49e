package auth

// OccupyEverySlot is as if four passwords were being hashed, until release is
// called.
func (p *Passwords) OccupyEverySlot() (release func()) {
	for range hashSlots {
		p.slots <- struct{}{}
	}
	return func() {
		for range hashSlots {
			<-p.slots
		}
	}
}

// RemoteAddress is what attempts are counted by.
var RemoteAddress = remoteAddress

// Clip is how user agents are cut.
var Clip = clip

// Remembered is how many addresses an Attempts remembers at most.
const Remembered = rememberedAttempts
