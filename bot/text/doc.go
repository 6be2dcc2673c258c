// Package text is the bot's words, in Chinese (zh-CN) and English (en).
//
//	cards.zh-CN.yaml  cards.en.yaml    cards
//	words.zh-CN.yaml  words.en.yaml    states, acts, roles, dates, refusals
//	*.zh-CN.yaml      *.en.yaml        every other area of the bot
//
// Each file is one area in one language: message id to words, flat, so that an
// id found in the code is found here by one search. Words may hold
// placeholders, {{.Name}}, which Say fills. A message whose English depends on
// a number has the forms one and other, chosen by the placeholder N.
//
// What the rule book says (labels, checks, routes) is not here: it comes with
// the rule book, in both languages. This package words what lian itself says,
// and how it writes numbers, money, days and refusals.
//
// Tests keep the catalogues honest: the same ids and placeholders in both
// languages, a word for every constant of the domain, nothing unused, nothing
// missing, and never 驳回, which in some houses means 退回 and in others 拒绝.
package text
