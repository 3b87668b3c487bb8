using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Unit.Checks.Rules;

[TestClass]
public sealed class RuleDocsTests
{
    [TestMethod]
    public void Files_InTheSourceTree_SayWhatTheRulesSay() =>
        GeneratedFolder.IsCurrent(RuleDocs.Files(RuleCatalog.All), nameof(RuleDocsTests), "harness", "Checks", "Rules", "Docs");

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
            RuleDocs.Page(rule)
        );
    }

    [TestMethod]
    public void Index_OfRules_ListsThemByNameInCellsThatHold()
    {
        var index = RuleDocs.Index([
            Rule with
            {
                Severity = Severity.Error,
                Summary = "One | two.",
            },
            Rule with
            {
                Id = new("another"),
                Severity = Severity.Info,
            },
        ]);

        Assert.EndsWith(
            "| [another](another.md) | ℹ️ Info | No \\* here. |\n| [some-rule](some-rule.md) | ❌ Error | One \\| two. |\n",
            index
        );
    }

    private static RuleInfo Rule { get; } =
        new()
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
}
