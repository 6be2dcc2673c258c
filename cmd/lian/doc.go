// Lian takes telemarketing campaigns through filing, joint review, risk
// assessment, approval, execution and close-out, in the chat where people work.
//
//	main ─► run ─► a command (cmd_*.go)
//	                 └─ serve ─► config ─► app: storage ─► rule book ─► bot ─► platforms ─► HTTP
//
// This package introduces the rooms to each other and decides nothing itself.
// Configuration is read in one place (config*.go), strictly, with every fault
// reported at once; wiring is one straight line (app.go), taken down in the
// reverse order. Each command is one file. What happens in a filing is for
// package workflow, what is said about it for package bot.
//
// Every command ends with 0 when it did what was asked, 1 when it failed, and
// 2 when it was asked wrongly or configured wrongly.
package main
