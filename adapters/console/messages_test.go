package console_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"lian/adapters/console"
	"lian/bot/chat"
)

// asking asks for what is new to somebody after a place in the log, and how
// far it was read.
func (b *browser) asking(as, after string) (news []entry, readTo string) {
	b.t.Helper()
	response, text := b.do("GET", "/console/messages?as="+as+"&after="+after, "", nil)
	b.read(text, &news)
	return news, response.Header.Get("Lian-Read-To")
}

// Whoever waits for a message asks again and again. A conversation in which
// nothing happens must not cost a reading of everybody else's each time.
func TestMessagesAreReadOnce(t *testing.T) {
	log := &memory{}
	page, c := open(t, console.Config{Log: log}, silent)
	send := func(to, text string) chat.Receipt {
		t.Helper()
		r, err := c.Send(t.Context(), chat.Account{Platform: "console", User: to}, chat.Message{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	first := send("li.fang", "等待法务审查")
	for i := range 500 {
		send("lin.xiaoyu", fmt.Sprint("第 ", i, " 条"))
	}
	news, readTo := page.asking("li.fang", "")
	if len(news) != 1 || readTo != "501" {
		t.Fatalf("%d messages, read to %s", len(news), readTo)
	}
	before := log.read
	if news, readTo = page.asking("li.fang", readTo); len(news) != 0 || readTo != "501" || log.read != before {
		t.Errorf("nothing is new, but %d messages came, read to %s, through %d entries", len(news), readTo, log.read-before)
	}
	if err := c.Update(t.Context(), first, chat.Message{Text: "已通过"}); err != nil {
		t.Fatal(err)
	}
	if news, readTo = page.asking("li.fang", readTo); len(news) != 1 || news[0].Message.Text != "已通过" || readTo != "502" {
		t.Errorf("a card drawn anew: %+v, read to %s", news, readTo)
	}
}

func TestABadPlaceInTheLogIsToldSo(t *testing.T) {
	page, _ := open(t, console.Config{}, silent)
	for _, after := range []string{"abc", "1e3", "9223372036854775808", "0x10", "1.5", "%20", "１２"} {
		response, text := page.do("GET", "/console/messages?as=li.fang&after="+after, "", nil)
		if response.StatusCode != 400 || !strings.Contains(string(text), `"code":"bad_after"`) {
			t.Errorf("after=%s: %d %s", after, response.StatusCode, text)
		}
	}
}

// What a page pays for a long conversation: all of it, and asking once more.
func BenchmarkMessages(b *testing.B) {
	log := &memory{}
	body, err := json.Marshal(chat.Message{Kind: "review", Text: strings.Repeat("宽带老客双十二续约回访。", 40)})
	if err != nil {
		b.Fatal(err)
	}
	for i := range 2000 {
		if _, err := log.Post(b.Context(), people[i%len(people)].ID, fmt.Sprint(i), body); err != nil {
			b.Fatal(err)
		}
	}
	c := console.New(console.Config{Personas: everybody, Log: log})
	for name, after := range map[string]string{"all": "0", "news": "2000"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if status := ask(c, "/console/messages?as=li.fang&after="+after); status != 200 {
					b.Fatal(status)
				}
			}
		})
	}
}

// ask asks a console directly.
func ask(c *console.Console, path string) (status int) {
	answer := httptest.NewRecorder()
	c.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "http://127.0.0.1"+path, nil))
	return answer.Code
}
