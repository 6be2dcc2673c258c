// Package calendar knows which days are worked and how long a working time
// lasts: weekends, public holidays and the make-up days (调休) that China
// announces each autumn for the year to come.
//
//	cn.yaml ─► Load ─► Calendar ─► Working, NextWorkingDay, WorkingDaysBetween
//	(or a company's own file)   └► Add, Due, Worked    working-time arithmetic
//
// It never guesses. A year without its announcement has weekends and the
// holidays whose dates the law fixes, and whatever is computed from it is
// marked provisional (暂定), to be computed again when the data arrive.
//
// Times are instants; what day and hour they are is said by the zone that the
// caller names. Working time is real elapsed time, so clocks going forward or
// back change nothing that is due.
package calendar
