package reading

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

var (
	yesWords = []string{"是", "是的", "对", "对的", "有", "有的", "好", "好的", "要", "需要", "可以", "行", "嗯", "会", "确认", "没错",
		"yes", "y", "yep", "yeah", "yup", "sure", "true", "ok", "okay"}
	noWords = []string{"否", "不", "不是", "不对", "没", "没有", "无", "不用", "不要", "不需要", "不会", "不可以", "不行",
		"no", "n", "nope", "none", "false"}
)

// YesNo reads the answer to a yes-or-no question; anything but a plain yes or
// no is NotUnderstood.
func YesNo(text string) (bool, error) {
	heard, folded, err := value(text)
	if err != nil {
		return false, err
	}
	switch {
	case slices.Contains(yesWords, folded):
		return true, nil
	case slices.Contains(noWords, folded):
		return false, nil
	}
	return false, refuse(NotUnderstood, heard)
}

// Option is one choice: its code, and the words it is known by in every language.
type Option struct {
	Code  string
	Words []string
}

// Choice reads which options a person means and returns their indexes, in the
// options' order, each once: by number (2, ②, 第2个), code, word, the beginning
// of a word, or a piece of one, as long as only one option fits. Several are
// parted by commas, 、, 和 or blanks; 全部 means all. A word that fits more is
// Ambiguous with their codes; a number beyond the list is OutOfRange.
func Choice(text string, options []Option) (indexes []int, err error) {
	heard, err := Clean(text)
	if err != nil {
		return nil, err
	}
	if heard == "" {
		return nil, refuse(Empty, "")
	}
	if utf8.RuneCountInString(heard) > valueLimit {
		return nil, refuse(TooLong, heard)
	}
	indexes, e := choose(trimStop(Fold(heard)), options)
	if e != nil {
		e.Heard = cut(heard, heardLimit)
		return nil, e
	}
	slices.Sort(indexes)
	return slices.Compact(indexes), nil
}

var allWords = []string{"全部", "都要", "都有", "全选", "所有", "all", "all of them"}

func choose(folded string, options []Option) ([]int, *Error) {
	if i, e := chooseOne(folded, options); e == nil {
		return []int{i}, nil
	} else if e.Code != NotUnderstood {
		return nil, e
	}
	if slices.Contains(allWords, folded) {
		return allIndexes(options), nil
	}
	for _, mark := range []string{",、;+/", "和与及", " "} {
		parts := strings.FieldsFunc(strings.ReplaceAll(folded, " and ", ","), func(r rune) bool { return strings.ContainsRune(mark+",", r) })
		if len(parts) < 2 {
			continue
		}
		if found, e := chooseEach(parts, options); e == nil || e.Code != NotUnderstood {
			return found, e
		}
	}
	return nil, refuse(NotUnderstood, "")
}

func allIndexes(options []Option) []int {
	all := make([]int, len(options))
	for i := range options {
		all[i] = i
	}
	return all
}

func chooseEach(parts []string, options []Option) ([]int, *Error) {
	var found []int
	for _, part := range parts {
		several, e := chooseInner(strings.TrimSpace(part), options)
		if e != nil {
			return nil, e
		}
		found = append(found, several...)
	}
	return found, nil
}

// chooseInner reads one part of a list, which may be parted once more: "1、3 和 4".
func chooseInner(part string, options []Option) ([]int, *Error) {
	if i, e := chooseOne(part, options); e == nil || e.Code != NotUnderstood {
		return []int{i}, e
	}
	pieces := strings.FieldsFunc(part, func(r rune) bool { return strings.ContainsRune("和与及 ", r) })
	if len(pieces) < 2 {
		return nil, refuse(NotUnderstood, "")
	}
	var found []int
	for _, piece := range pieces {
		i, e := chooseOne(piece, options)
		if e != nil {
			return nil, e
		}
		found = append(found, i)
	}
	return found, nil
}

// chooseOne tries the surest reading first.
func chooseOne(folded string, options []Option) (int, *Error) {
	exact := func(name string) bool { return name == folded }
	if hits := fitting(options, exact); len(hits) > 0 {
		return onlyOne(hits, options)
	}
	if n, ok := choiceNumber(folded); ok {
		if n < 1 || n > len(options) {
			return 0, refuse(OutOfRange, "")
		}
		return n - 1, nil
	}
	begins := func(name string) bool { return strings.HasPrefix(name, folded) }
	if hits := fitting(options, begins); len(hits) > 0 && folded != "" {
		return onlyOne(hits, options)
	}
	holds := func(name string) bool { return strings.Contains(name, folded) }
	if hits := fitting(options, holds); utf8.RuneCountInString(folded) > 1 && len(hits) > 0 {
		return onlyOne(hits, options)
	}
	return 0, refuse(NotUnderstood, "")
}

func fitting(options []Option, fits func(name string) bool) []int {
	var hits []int
	for i, o := range options {
		if fits(Fold(o.Code)) || slices.ContainsFunc(o.Words, func(w string) bool { return fits(Fold(w)) }) {
			hits = append(hits, i)
		}
	}
	return hits
}

func onlyOne(hits []int, options []Option) (int, *Error) {
	if len(hits) == 1 {
		return hits[0], nil
	}
	codes := make([]string, len(hits))
	for i, hit := range hits {
		codes[i] = options[hit].Code
	}
	return 0, ask("", codes...)
}

// choiceNumber reads 2, 第2个, 选2, 二, (2) and 2).
func choiceNumber(folded string) (int, bool) {
	folded = strings.Trim(folded, "()#.、 ")
	folded = strings.TrimPrefix(strings.TrimPrefix(folded, "选"), "第")
	for _, tail := range []string{"个", "项", "条"} {
		folded = strings.TrimSuffix(folded, tail)
	}
	if n, err := strconv.Atoi(folded); err == nil {
		return n, true
	}
	c := cursor{folded}
	n, ok := c.chinese()
	return n, ok && c.done()
}
