package slacktest

// An Opt changes how something is done.
type Opt func(*options)

type options struct {
	id       string
	held     bool
	thread   string
	files    []string
	mentions []string
	state    map[string]any
	team     string
}

func chosen(opts []Opt) options {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	return o
}

// As names the delivery. Doing something under a name that was used before
// repeats that delivery word for word: the same event_id, trigger and
// action_ts, whatever the other arguments.
func As(id string) Opt { return func(o *options) { o.id = id } }

// Held keeps the delivery back until its Send is called, so that others can
// overtake it.
func Held() Opt { return func(o *options) { o.held = true } }

// InThread says it under the message with that ts.
func InThread(ts string) Opt { return func(o *options) { o.thread = ts } }

// WithFiles attaches uploaded files, by id.
func WithFiles(ids ...string) Opt { return func(o *options) { o.files = append(o.files, ids...) } }

// Mentioning turns "@Name" in the text into a mention of that user, as the
// client does when it is picked from the list.
func Mentioning(users ...string) Opt {
	return func(o *options) { o.mentions = append(o.mentions, users...) }
}

// Typed sets what else stands in the message's or the view's inputs, by block id.
func Typed(values map[string]any) Opt { return func(o *options) { o.state = values } }

// FromTeam lets the person act as a member of another workspace.
func FromTeam(id string) Opt { return func(o *options) { o.team = id } }
