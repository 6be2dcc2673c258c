package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"lian/storage"
	"lian/workflow"
)

func peopleCommand(env environment, f *flags) *cobra.Command {
	return group("people", "People and their accounts", "  lian people list\n  lian people import people.yaml\n  lian people link zhao.min",
		peopleList(env, f), peopleImport(env, f), peopleLink(env, f))
}

func peopleList(env environment, f *flags) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List people, their roles and accounts",
		Example: "  lian people list",
		Args:    noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return withDatabase(c.Context(), env, *f, func(_ *Config, db *storage.DB) error {
				people, err := db.People(c.Context())
				if err != nil {
					return err
				}
				accounts, err := db.Accounts(c.Context())
				if err != nil {
					return err
				}
				return listPeople(env, people, accounts)
			})
		},
	}
}

func listPeople(env environment, people []workflow.Person, accounts []workflow.Account) error {
	table := tabwriter.NewWriter(env.stdout, 0, 0, 2, ' ', 0)
	for _, p := range people {
		var roles, bound []string
		for _, r := range p.Roles {
			roles = append(roles, string(r))
		}
		for _, a := range accounts {
			if a.Person == p.ID {
				bound = append(bound, strings.Trim(a.Platform+":"+a.Workspace+"/"+a.User, "/"))
			}
		}
		note := ""
		if !p.Active {
			note = "has left"
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", p.ID, p.Name, strings.Join(roles, ","), strings.Join(bound, " "), note)
	}
	return table.Flush()
}

func peopleImport(env environment, f *flags) *cobra.Command {
	return &cobra.Command{
		Use:     "import FILE",
		Short:   "Add or change people from a file",
		Long:    "Add or change people from a YAML or JSON file: a list as under people: in lian.yaml, with or without that key. People it does not name stay as they are. Where the console is on, everybody in it can be met there at once.",
		Example: "  lian people import people.yaml",
		Args:    arg("file"),
		RunE: func(c *cobra.Command, args []string) error {
			return withDatabase(c.Context(), env, *f, func(config *Config, db *storage.DB) error {
				return importPeople(c.Context(), env, config, db, args[0])
			})
		},
	}
}

// importPeople saves everybody in a file, or nobody. Where the console is on
// they have an account there at once, also beside a lian that serves.
func importPeople(ctx context.Context, env environment, c *Config, db *storage.DB, file string) error {
	known, err := db.People(ctx)
	if err != nil {
		return err
	}
	r, err := readPeopleFile(file, known)
	if err != nil {
		return err
	}
	accounts := c.accountsOf(r.people, r.accounts)
	if err := db.SavePeople(ctx, r.people, accounts); err != nil {
		return err
	}
	env.printf("%d people, %d accounts saved\n", len(r.people), len(accounts))
	return nil
}

// readPeopleFile reads a roster whose managers are in it or known.
func readPeopleFile(name string, known []workflow.Person) (roster, error) {
	text, err := readText(name)
	if err != nil {
		return roster{}, err
	}
	wrong := faults{of: "nobody was saved; the file is not right:"}
	r := readRoster(peopleIn(name, text, &wrong))
	if len(r.people) == 0 && len(wrong.all) == 0 {
		wrong.add(place{name: name, line: 1, column: 1}, "holds nobody")
	}
	r.checkManagers(known, &wrong)
	return r, wrong.err()
}

// peopleIn is the list of a file, with or without the key people:.
func peopleIn(name string, text []byte, wrong *faults) []leaf {
	top, ok := readYAML(name, text, wrong)
	if !ok {
		return nil
	}
	if _, keyed := top.pairs(); keyed {
		if top, ok = top.entries(peoplePath)[peoplePath]; !ok {
			return nil
		}
	}
	top.path = peoplePath
	return top.items()
}

func peopleLink(env environment, f *flags) *cobra.Command {
	valid := 24 * time.Hour
	c := &cobra.Command{
		Use:     "link PERSON",
		Short:   "Print a one-time code that binds a person's account",
		Long:    "Print a one-time code. The person sends it to the bot from their own account, which binds that account to them.",
		Example: "  lian people link zhao.min",
		Args:    arg("person"),
		RunE: func(c *cobra.Command, args []string) error {
			return withDatabase(c.Context(), env, *f, func(config *Config, db *storage.DB) error {
				return link(c.Context(), env, config, db, args[0], valid)
			})
		},
	}
	c.Flags().DurationVar(&valid, "valid", valid, "how long the code can be used")
	return c
}

func link(ctx context.Context, env environment, c *Config, db *storage.DB, person string, valid time.Duration) error {
	people, err := db.People(ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(people, func(p workflow.Person) bool { return p.ID == person && p.Active })
	if at < 0 {
		return fmt.Errorf("nobody with the id %q works here; lian people list shows who does", person)
	}
	now, err := db.Now(ctx)
	if err != nil {
		return err
	}
	code, until := newCode(), now.Add(valid)
	if err := db.Invite(ctx, code, person, until); err != nil {
		return err
	}
	env.printf("%s\n%s sends this code to the bot before %s; it works once.\n", code, people[at].Name, until.In(c.Zone).Format("2006-01-02 15:04"))
	return nil
}

// newCode is 60 random bits in letters and digits that are not mistaken for
// each other, in groups for typing.
func newCode() string {
	t := rand.Text()
	return "LIAN-" + t[0:4] + "-" + t[4:8] + "-" + t[8:12]
}
