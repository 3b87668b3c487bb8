// Renders pages of Go's html/template: go run render.go FOLDER. Prints { file: { html } | { error } } as JSON.
package main

import (
	"bytes"
	"encoding/json"
	"html/template"
	"os"
	"path/filepath"
	"strings"
)

func render(path string, model map[string]any) map[string]string {
	parsed, err := template.ParseFiles(path)
	if err != nil {
		return map[string]string{"error": err.Error()}
	}
	var out bytes.Buffer
	if err := parsed.Execute(&out, model); err != nil {
		return map[string]string{"error": err.Error()}
	}
	return map[string]string{"html": out.String()}
}

func main() {
	folder := os.Args[1]
	text, _ := os.ReadFile(filepath.Join(folder, "model.json"))
	var m map[string]any
	json.Unmarshal(text, &m)
	rendered := map[string]map[string]string{}
	entries, _ := os.ReadDir(folder)
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), "page") {
			rendered[entry.Name()] = render(filepath.Join(folder, entry.Name()), map[string]any{"m": m})
		}
	}
	json.NewEncoder(os.Stdout).Encode(rendered)
}
