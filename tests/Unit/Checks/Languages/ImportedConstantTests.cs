using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Sources;
using KojiWidgetHarness.Tests.Unit.Checks.Settings;

namespace KojiWidgetHarness.Tests.Unit.Checks.Languages;

/// <summary>Addresses that a file imports from another one beside it.</summary>
[TestClass]
public sealed class ImportedConstantTests
{
    private const string Constants =
        $"export const KOJI_URL = '{CheckedPages.Src}';\nexport const BASE: string = \"https://koji.so/api/v1/embed\";\nconst HIDDEN = '{CheckedPages.Src}';\nexport let CHANGING = '{CheckedPages.Src}';\n";

    [TestMethod]
    [DataRow(
        "Interview.tsx",
        "import { KOJI_URL } from '../lib/koji';\nexport const A = () => <iframe src={KOJI_URL} title=\"a\" />;",
        "yes"
    )]
    [DataRow(
        "Interview.jsx",
        "import { KOJI_URL as url } from '../lib/koji';\nexport const A = () => <iframe src={url} title=\"a\" />;",
        "yes"
    )]
    [DataRow(
        "Interview.js",
        "import React, { KOJI_URL } from '../lib/koji.js';\nexport const A = () => <iframe src={KOJI_URL} title=\"a\" />;",
        "yes"
    )]
    [DataRow(
        "Interview.tsx",
        "import { BASE } from '../lib/koji';\nexport const A = ({ id }) => <iframe src={`${BASE}/${id}`} title=\"a\" />;",
        "?"
    )]
    [DataRow(
        "Interview.vue",
        "<script setup>\nimport { KOJI_URL } from '../lib/koji'\n</script>\n<template><iframe :src=\"KOJI_URL\" title=\"a\" /></template>",
        "yes"
    )]
    [DataRow(
        "Interview.svelte",
        "<script>import { KOJI_URL } from '../lib/koji';</script>\n<iframe src={KOJI_URL} title=\"a\"></iframe>",
        "yes"
    )]
    [DataRow("interview.astro", "---\nimport { KOJI_URL } from '../lib/koji';\n---\n<iframe src={KOJI_URL} title=\"a\" />", "yes")]
    [DataRow(
        "Interview.tsx",
        "import { KOJI_URL } from '../lib/koji';\nexport const A = () => createElement('iframe', { src: KOJI_URL, title: 'a' });",
        "yes"
    )]
    public async Task Constant_OfAnotherFile_IsRead(string name, string text, string loads)
    {
        using var project = new Project(("app/" + name, text), ("lib/koji.ts", Constants));
        var source = (await PageFiles.ReadAsync(project.PathOf("app/" + name), null, default)).Source!;

        var embed = new PageChecker([]).Check(source with { Headers = [], Address = new("https://shop.example/") }).Embeds.Single();

        Assert.AreEqual((loads == "yes" ? true : (bool?)null, false), (embed.Predicts.Loads, embed.Predicts.Microphone));
    }

    [TestMethod]
    [DataRow("import { HIDDEN as url } from '../lib/koji';")]
    [DataRow("import { CHANGING as url } from '../lib/koji';")]
    [DataRow("import { KOJI_URL as url } from '@/lib/koji';")]
    [DataRow("import { KOJI_URL as url } from '../lib/missing';")]
    [DataRow("import { KOJI_URL as url } from '../lib/koji';\nfunction B(url: string) { return url; }")]
    [DataRow("import { KOJI_URL } from '../lib/koji';\nconst url = pick(KOJI_URL);")]
    public async Task Constant_ThatIsNotCertain_IsOpen(string import)
    {
        using var project = new Project(
            ("app/A.tsx", import + "\nexport const A = () => <iframe src={url} title=\"a\" allow=\"microphone\" />;"),
            ("lib/koji.ts", Constants)
        );
        var source = (await PageFiles.ReadAsync(project.PathOf("app/A.tsx"), null, default)).Source!;

        var page = new PageChecker([]).Check(source);

        Assert.IsEmpty(page.Embeds);
        Assert.Contains("whose src an expression makes: url", page.Skipped!.Single());
    }
}
