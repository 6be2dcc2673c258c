// Package workflowtest proves that a store keeps the promises of
// workflow.Store, and lends tests an office to play in.
//
// Run is the proof: stories of 小林, who files campaigns, and of those who
// decide on them, told to a store that the caller opens anew for each.
//
//	func TestStore(t *testing.T) {
//		workflowtest.Run(t, func(t *testing.T) workflow.Store { return openMine(t) })
//	}
//
// SampleBook, SamplePeople and SampleOffice are a small company at a fixed
// time: every lane has one reviewer, every span is a day. A Desk puts a store
// beside them and does in one line what people do. What the real rule book
// says is not tested here; that is package workflow/policy's.
package workflowtest
