package reading

// week takes the days a window holds on: 工作日, 每天, 周一至周六, 周末, mon-fri, sat,sun.
func (c *cursor) week() (Week, bool) {
	c.space()
	switch {
	case c.word("每个工作日", "工作日", "工作天", "working days", "workdays", "business days"):
		return Workdays, true
	case c.word("每天", "每日", "天天", "全周", "daily", "every day", "everyday"):
		return EveryDay, true
	case c.english("weekdays"):
		return 0x1f, true
	case c.word("周末") || c.english("weekends", "weekend"):
		return 0x60, true
	}
	var week Week
	for {
		days, ok := c.someDays()
		if !ok {
			return week, week != 0
		}
		week |= days
		probe := *c
		probe.space()
		if !probe.word(",", "、", "和", "及", "and ") {
			continue
		}
		if _, ok := probe.someDays(); !ok {
			return week, true
		}
		c.space()
		c.word(",", "、", "和", "及", "and ")
	}
}

// someDays takes one day of the week or a run of them.
func (c *cursor) someDays() (Week, bool) {
	first, ok := c.dayOfWeek()
	if !ok {
		return 0, false
	}
	probe := *c
	probe.space()
	if !probe.word("到", "至", "-", "~", "–", "—", "to ") {
		return 1 << first, true
	}
	probe.space()
	last, ok := probe.dayOfWeek()
	if !ok {
		return 1 << first, true
	}
	*c = probe
	var run Week
	for day := first; ; day = (day + 1) % 7 {
		run |= 1 << day
		if day == last {
			return run, true
		}
	}
}

func (c *cursor) dayOfWeek() (fromMonday int, ok bool) {
	c.space()
	if w, ok := c.weekdayName(); ok {
		return isoIndex(w), true
	}
	for i, name := range englishWeekdays {
		if c.english(name, name[:3]) {
			return (i + 6) % 7, true
		}
	}
	return 0, false
}
