using KojiWidgetHarness.Harness.Checks;
using KojiWidgetHarness.Harness.Checks.Rules;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Tests.Unit.Architecture;

namespace KojiWidgetHarness.Tests.Unit.Harness.Checks.Rules;

[TestClass]
public sealed class RuleDocsTests
{
    private const string Update = "UPDATE_DOCS";

    private static readonly string Folder = Path.Combine(Repository.Root, "harness", "Library", "Checks", "Rules", "Docs");

    [TestMethod]
    public void Files_InTheSourceTree_SayWhatTheRulesSay()
    {
        var wanted = RuleDocs.Files(RuleCatalog.All);
        if (Environment.GetEnvironmentVariable(Update) == "1")
            Write(wanted);

        var found = Directory.EnumerateFiles(Folder).ToDictionary(path => Path.GetFileName(path), path => File.ReadAllText(path).ReplaceLineEndings("\n"));

        var different = wanted.Keys.Union(found.Keys)
            .Where(name => found.GetValueOrDefault(name) != wanted.GetValueOrDefault(name))
            .Order(StringComparer.Ordinal);
        Assert.AreEqual("", string.Join(", ", different), $"These pages are out of date. Write them anew: {Update}=1 dotnet test --project tests/Unit --filter {nameof(RuleDocsTests)}");
    }

    [TestMethod]
    public void Page_OfARule_HasAllOfIt()
    {
        var rule = Rule with
        {
            Failing = new("<p>*</p>") { Address = new("http://shop.example/"), Headers = [new HttpHeader { Name = "X-One", Value = "*" }] },
        };

        Assert.AreEqual(
            """
            # some-rule

            ⚠️ Warning: No \* here.

            ## Why

            a\_b &lt;i>.

            ## Fix

            Take it away.

            ## Breaks it

            At http://shop.example/:

            ```http
            X-One: *
            ```

            ```html
            <p>*</p>
            ```

            ## Keeps it

            ```html
            <p></p>
            ```

            [Read on](https://example.com/x) · [All rules](README.md)

            """.ReplaceLineEndings("\n"),
            RuleDocs.Page(rule));
    }

    [TestMethod]
    public void Index_OfRules_ListsThemByNameInCellsThatHold()
    {
        var index = RuleDocs.Index([Rule with { Severity = Severity.Error, Summary = "One | two." }, Rule with { Id = new("another"), Severity = Severity.Info }]);

        Assert.EndsWith("| [another](another.md) | ℹ️ Info | No \\* here. |\n| [some-rule](some-rule.md) | ❌ Error | One \\| two. |\n", index);
    }

    private static RuleInfo Rule { get; } = new()
    {
        Id = new("some-rule"),
        Severity = Severity.Warning,
        Summary = "No * here.",
        Why = "a_b <i>.",
        Fix = "Take it away.",
        Link = new("https://example.com/x"),
        Passing = new("<p></p>"),
        Failing = new("<p>*</p>"),
    };

    private static void Write(IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(Folder);
        foreach (var orphan in Directory.EnumerateFiles(Folder).Where(path => !files.ContainsKey(Path.GetFileName(path))))
            File.Delete(orphan);
        foreach (var (name, text) in files)
            File.WriteAllText(Path.Combine(Folder, name), text);
    }
}
