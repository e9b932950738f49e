package attribution

// first gives all to the earliest touch.
func first() int { return 0 }
