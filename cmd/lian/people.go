package main

import (
	"context"
	"fmt"
	"slices"

	"lian/workflow"
)

// seatPeople saves the people of the configuration. Where it names none and
// the database knows nobody else, the sample people work here; it tells
// whether they do.
func seatPeople(ctx context.Context, store workflow.Store, c *Config) (sample bool, err error) {
	known, err := store.People(ctx)
	if err != nil {
		return false, err
	}
	people := c.People
	if sample = c.Console.Enabled && len(c.People) == 0 && onlySample(known); sample {
		people = samplePeople
	}
	accounts := c.accountsOf(append(slices.Clone(known), people...), c.Accounts)
	if err := store.SavePeople(ctx, people, accounts); err != nil {
		return false, fmt.Errorf("save the people: %w", err)
	}
	return sample, nil
}

// onlySample tells whether a directory holds nobody but the sample people.
func onlySample(known []workflow.Person) bool {
	return !slices.ContainsFunc(known, func(p workflow.Person) bool {
		return !slices.ContainsFunc(samplePeople, func(s workflow.Person) bool { return s.ID == p.ID })
	})
}

// accountsOf are the accounts that somebody named for people and, where the
// console is on, the one that each of them has there.
func (c *Config) accountsOf(people []workflow.Person, named []workflow.Account) []workflow.Account {
	if !c.Console.Enabled {
		return named
	}
	return append(slices.Clone(named), consoleAccounts(people, named)...)
}

// consoleAccounts gives everybody an account on the console under their own
// id; an account that was named stands beside it.
func consoleAccounts(people []workflow.Person, named []workflow.Account) []workflow.Account {
	var accounts []workflow.Account
	for _, p := range people {
		taken := slices.ContainsFunc(named, func(a workflow.Account) bool { return a.Platform == "console" && a.User == p.ID })
		if !taken && !slices.ContainsFunc(accounts, func(a workflow.Account) bool { return a.User == p.ID }) {
			accounts = append(accounts, workflow.Account{Platform: "console", User: p.ID, Person: p.ID})
		}
	}
	return accounts
}
