package asking

import (
	"context"
	"regexp"
	"strings"

	"lian/bot/chat"
	"lian/bot/reading"
	"lian/bot/turn"
	"lian/workflow"
)

// mention is a person as a platform writes them: <@U024BE7LH>, <@U024BE7LH|li>.
var mention = regexp.MustCompile(`<@([^|>\s]{1,64})(?:\|[^>]*)?>`)

// mentioned looks up who the platform's own mentions in a message are. It is
// done before the transaction, which talks to nobody.
func (i *Interview) mentioned(ctx context.Context, t turn.Turn) (map[string]string, error) {
	said, ok := t.Event.Act.(chat.Said)
	if !ok || !strings.Contains(said.Text, "<@") {
		return nil, nil
	}
	accounts, err := i.Store.Accounts(ctx)
	if err != nil {
		return nil, err
	}
	people := map[string]string{}
	for _, found := range mention.FindAllStringSubmatch(said.Text, -1) {
		for _, a := range accounts {
			if a.Platform == t.Event.From.Platform && a.Workspace == t.Event.From.Workspace && a.User == found[1] {
				people[found[1]] = a.Person
			}
		}
	}
	return people, nil
}

// readPerson finds an active colleague by mention, id or name. A name that
// several have is a doubt.
func (s *sitting) readPerson(text string) (understood, error) {
	cleaned, err := reading.Clean(text)
	if err != nil {
		return understood{}, err
	}
	if cleaned == "" {
		return understood{}, &reading.Error{Code: reading.Empty}
	}
	if m := mention.FindStringSubmatch(cleaned); m != nil {
		cleaned = s.people[m[1]]
	}
	called := reading.Fold(strings.TrimLeft(cleaned, "@＠"))
	var found []workflow.Value
	for _, p := range s.Office.People {
		if !p.Active || called == "" {
			continue
		}
		if p.ID == cleaned || reading.Fold(p.ID) == called {
			return understood{value: workflow.Value{p.ID}}, nil
		}
		if reading.Fold(p.Name) == called {
			found = append(found, workflow.Value{p.ID})
		}
	}
	if len(found) > 0 {
		return settled(understood{doubt: found}), nil
	}
	if near := s.namesWith(called); len(near) > 0 {
		return understood{doubt: near}, nil
	}
	return understood{}, errNotPerson
}

// mostNamesakes is how many colleagues a part of a name may fit and still be
// offered.
const mostNamesakes = 5

// namesWith finds active colleagues by a part of their name. Even one is only
// offered: a part of a name is a guess.
func (s *sitting) namesWith(part string) []workflow.Value {
	var found []workflow.Value
	for _, p := range s.Office.People {
		if p.Active && part != "" && strings.Contains(reading.Fold(p.Name), part) {
			found = append(found, workflow.Value{p.ID})
		}
	}
	if len(found) > mostNamesakes {
		return nil
	}
	return found
}
