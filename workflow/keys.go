package workflow

// The few answers that the process itself must know by name. The rule book
// may ask whatever else it likes.
const (
	KeyTitle       = "campaign.name"
	KeySchedule    = "schedule.dates" // first and last day of calls
	KeySize        = "audience.size"
	KeyBudget      = "budget.amount"
	KeyConversions = "goal.conversions" // what it is to achieve

	KeyReportDay         = "report.day"
	KeyReportDials       = "report.dials"
	KeyReportConnects    = "report.connects"
	KeyReportConversions = "report.conversions"
	KeyReportComplaints  = "report.complaints"
	KeyReportOptOuts     = "report.optouts"
	KeyReportFeedback    = "report.feedback"

	KeyComplaintCause = "complaint.cause"
	KeyCloseCost      = "close.cost"
)

// Keys lists them all: a rule book that lacks one does not load.
var Keys = []string{KeyTitle, KeySchedule, KeySize, KeyBudget, KeyConversions,
	KeyReportDay, KeyReportDials, KeyReportConnects, KeyReportConversions, KeyReportComplaints,
	KeyReportOptOuts, KeyReportFeedback, KeyComplaintCause, KeyCloseCost}
