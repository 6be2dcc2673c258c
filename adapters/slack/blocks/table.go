package blocks

import (
	"regexp"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/slack-go/slack"

	"lian/bot/chat"
)

// Limits of the table block; the row of headings counts.
const (
	tableRows    = 100
	tableColumns = 20
	cellText     = 500
)

// table draws a message's first table as Slack's own; another one, one too
// large, and those of the page, where there is no table block, in letters of
// one width.
func (d *drawing) table(t chat.Table) {
	rows := d.cells(t)
	switch {
	case len(t.Head) == 0:
		return
	case d.surface.tables && !d.tabled && len(rows) <= tableRows && len(t.Head) <= tableColumns:
		d.tabled = true
		d.add(grid(rows))
	default:
		d.add(aligned(rows))
	}
	d.rest(len(t.Rows) - (len(rows) - 1))
}

// cells are the headings and the rows, each as long as the row of headings,
// for Slack refuses a row that is shorter and a cell that is empty.
func (d *drawing) cells(t chat.Table) [][]string {
	rows := [][]string{t.Head}
	rows = append(rows, t.Rows[:min(len(t.Rows), d.rowsMax)]...)
	filled := make([][]string, len(rows))
	for i, row := range rows {
		for column := range t.Head {
			cell := ""
			if column < len(row) {
				cell = row[column]
			}
			filled[i] = append(filled[i], shown(cell, min(d.valueMax, cellText)))
		}
	}
	return filled
}

func grid(rows [][]string) slack.Block {
	block := &slack.TableBlock{Type: slack.MBTTable, ColumnSettings: columns(rows)}
	for _, row := range rows {
		var cells []slack.TableCell
		for _, cell := range row {
			cells = append(cells, &slack.TableRawTextCell{Type: slack.TableCellRawText, Text: cell})
		}
		block.Rows = append(block.Rows, cells)
	}
	return block
}

// figure is what stands better at the right of its column.
var figure = regexp.MustCompile(`^[¥￥$]?-?\d[\d,.]*\s?%?$|^` + none + `$`)

// columns sets figures to the right, and lets long words wrap.
func columns(rows [][]string) []slack.ColumnSetting {
	settings := make([]slack.ColumnSetting, len(rows[0]))
	for column := range settings {
		settings[column] = slack.ColumnSetting{Align: slack.ColumnAlignmentRight, IsWrapped: true}
		for _, row := range rows[1:] {
			if !figure.MatchString(row[column]) {
				settings[column].Align = slack.ColumnAlignmentLeft
			}
		}
	}
	return settings
}

// aligned draws rows in letters of one width; a Chinese one is twice as wide.
func aligned(rows [][]string) slack.Block {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], uniseg.StringWidth(flat(cell)))
		}
	}
	var lines []string
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			b.WriteString(flat(cell) + strings.Repeat(" ", widths[i]-uniseg.StringWidth(flat(cell))+2))
		}
		lines = append(lines, strings.TrimRight(b.String(), " "))
	}
	text := &slack.RichTextSectionTextElement{Type: slack.RTSEText, Text: strings.Join(lines, "\n")}
	return &slack.RichTextBlock{Type: slack.MBTRichText, Elements: []slack.RichTextElement{
		&slack.RichTextPreformatted{Type: slack.RTEPreformatted, Elements: []slack.RichTextSectionElement{text}}}}
}

// flat is a cell on one line.
func flat(cell string) string { return strings.Join(strings.Fields(cell), " ") }
