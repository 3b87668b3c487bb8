# Renders pages of Jinja: python3 render.py FOLDER. Prints { file: { html } | { error } } as JSON.
import json
import os
import sys

import jinja2

folder = sys.argv[1]
with open(os.path.join(folder, "model.json"), encoding="utf-8") as file:
    model = json.load(file)
environment = jinja2.Environment(autoescape=True)
rendered = {}
for name in os.listdir(folder):
    if name.startswith("page"):
        try:
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                rendered[name] = {"html": environment.from_string(file.read()).render(m=model)}
        except Exception as error:
            rendered[name] = {"error": repr(error)}
print(json.dumps(rendered))
