package blockkit

// tables show figures. Only messages have them.
var tables = variants{
	"table": {
		on:   inMessage,
		must: fields{"rows": list(1, 100, list(1, 20, typed(cells)))},
		may:  with(named, fields{"column_settings": list(1, 20, column)}),
	},
	"data_table": {
		on:   inMessage,
		must: fields{"caption": filled, "rows": list(1, 101, list(1, 20, typed(dataCells)))}, // a header and 100 rows
		may:  with(named, fields{"page_size": whole(1, 100), "row_header_column_index": whole(0, 19)}),
	},
}

var column = object(shape{may: fields{
	"align":      choice("left", "center", "right"),
	"is_wrapped": boolean,
}})

var rawCells = variants{
	"raw_text":   {must: fields{"text": filled}},
	"raw_number": {must: fields{"value": number, "text": filled}},
}

var cells = with(rawCells, variants{"rich_text": richTextShape})

var dataCells = with(cells, variants{"action": {
	must: fields{"element": element("button")},
	may:  fields{"fallback": typed(rawCells)},
}})
