package chat

// A Form is a window of inputs. It comes back as Filled with its Action.
type Form struct {
	Title  string
	Intro  string // plain text above the inputs
	Submit string // label of the button that sends it in
	Action Action
	// Opener is the press that opens this form. Words can ask for a form where
	// the product opens windows only for a press: there its adapter posts a
	// button. Zero = Action.
	Opener Action
	Inputs []Input
}

// An InputKind says what an input takes.
type InputKind string

// The kinds of input. Values always travel as text: what a person typed, or
// the values of the options they chose.
const (
	Line    InputKind = "line"
	Long    InputKind = "long"
	Number  InputKind = "number"
	Date    InputKind = "date"    // canonical 2006-01-02, or words the bot reads
	Choice  InputKind = "choice"  // one of Options
	Choices InputKind = "choices" // any of Options
	Checks  InputKind = "checks"  // any of Options, shown one below the other with their notes
	Upload  InputKind = "upload"  // files
)

// An Input is one question of a form.
type Input struct {
	Key      string
	Kind     InputKind
	Label    string
	Hint     string // why it is asked, an example
	Value    []string
	Options  []Option
	Required bool
	Max      int // graphemes for text, files for Upload; 0 = the platform's own limit
}

// An Option is one possible choice.
type Option struct {
	Value, Label, Note string
}
