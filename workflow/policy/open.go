package policy

import (
	"sync"

	"lian/workflow"
)

// Rules are a loaded rule book with what only its author and `lian policy
// show` need: the conditions as written.
type Rules struct {
	Book *workflow.Book
	When map[string]string // by question key; only those that have a condition
}

// Default is lian's own rule book.
func Default() (*workflow.Book, error) { return Load("") }

// Load reads a company's rule book: the files of a folder, and lian's own for
// those it does not have; "" is lian's own. Faults come as *Problems, all of
// them; what the system refuses (no folder, no leave to read) as it is.
func Load(dir string) (*workflow.Book, error) {
	rules, err := Open(dir)
	if err != nil {
		return nil, err
	}
	return rules.Book, nil
}

// Open is Load for those who also show the book.
func Open(dir string) (*Rules, error) {
	files, problems, err := sources(dir)
	if err != nil {
		return nil, err
	}
	r, found := read(files)
	if problems = append(problems, found...); len(problems) > 0 {
		return nil, &Problems{All: sorted(problems)}
	}
	r.book.Version = digest(files)
	r.book.Facts = r.facts
	return &Rules{Book: r.book, When: r.whens()}, nil
}

// A reading is a rule book being read.
type reading struct {
	book        *workflow.Book
	questions   []*asked // in asking order
	computed    []*asked // in the order to compute them
	keys        map[string]bool
	lanes       []string // of review and assessment
	guards      []guarded
	env         *environment
	opinionRule workflow.OpinionRule
}

// read reads the four files. A file that is no YAML hides what the others mean
// by its names, so then only that is reported.
func read(files map[string]source) (*reading, []Problem) {
	docs := parseAll(files)
	r := &reading{book: &workflow.Book{}, keys: map[string]bool{}}
	if problems := gather(docs); len(problems) > 0 {
		return r, problems
	}
	process := r.process(docs[processFile].root)
	r.book.Process = *process
	r.book.Form = r.form(docs[formFile].root)
	lists := append(laneIDs(process.Review, process.Assess, process.Close), approveList)
	r.book.Checklists = r.checklists(docs[checklistsFile].root, lists)
	r.book.Risks = r.risks(docs[risksFile].root)
	r.compile()
	r.sequence()
	r.needed(docs[formFile].root)
	return r, gather(docs)
}

// parseAll parses the files side by side: it is most of the time that
// loading takes.
func parseAll(files map[string]source) map[string]*document {
	docs := make(map[string]*document, len(files))
	var mu sync.Mutex
	var wg sync.WaitGroup
	for name, s := range files {
		wg.Go(func() {
			d := parse(s)
			mu.Lock()
			defer mu.Unlock()
			docs[name] = d
		})
	}
	wg.Wait()
	return docs
}

func gather(docs map[string]*document) []Problem {
	var all []Problem
	for _, name := range fileNames {
		all = append(all, docs[name].problems...)
	}
	return all
}

// whens are the conditions of questions, as written.
func (r *reading) whens() map[string]string {
	all := map[string]string{}
	for _, a := range r.questions {
		if a.when != nil {
			all[a.q.Key] = a.when.text()
		}
	}
	return all
}
