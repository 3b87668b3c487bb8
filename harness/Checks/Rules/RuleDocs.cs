using System.Text;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>Writes the documentation of rules as Markdown. Pure; lines end with <c>\n</c>.</summary>
public static class RuleDocs
{
    /// <summary>The file of the list of all rules.</summary>
    public const string IndexFile = "README.md";

    private static readonly Uri UsualAddress = new RuleExample("").Address;

    /// <summary>All files by name: a page per rule, and the list of them.</summary>
    public static IReadOnlyDictionary<string, string> Files(IReadOnlyList<RuleInfo> rules) =>
        rules
            .Select(rule => (Name: FileOf(rule), Text: Page(rule)))
            .Append((Name: IndexFile, Text: Index(rules)))
            .ToDictionary(file => file.Name, file => file.Text, StringComparer.Ordinal);

    /// <summary>The list of rules, by name.</summary>
    public static string Index(IReadOnlyList<RuleInfo> rules)
    {
        var text = new StringBuilder(
            "# Rules for pages that embed Koji's widget\n\nThis folder is generated from the rules.\n\n| Rule | Severity | Asks for |\n|---|---|---|\n"
        );
        foreach (var rule in rules.OrderBy(rule => rule.Id.Value, StringComparer.Ordinal))
            text.Append($"| [{rule.Id}]({FileOf(rule)}) | {Label(rule.Severity)} | {Cell(rule.Summary)} |\n");
        return text.ToString();
    }

    /// <summary>The page of one rule.</summary>
    public static string Page(RuleInfo rule) =>
        $"""
            # {rule.Id}

            {Label(rule.Severity)}: {Prose(rule.Summary)}

            ## Why

            {Prose(rule.Why)}

            ## Fix

            {Prose(rule.Fix)}

            ## Breaks it

            {Example(rule.Failing)}
            ## Keeps it

            {Example(rule.Passing)}
            [Read on]({rule.Link.AbsoluteUri}) · [All rules]({IndexFile})

            """.ReplaceLineEndings("\n");

    private static string FileOf(RuleInfo rule) => $"{rule.Id}.md";

    private static string Label(Severity severity) =>
        severity switch
        {
            Severity.Error => "❌ Error",
            Severity.Warning => "⚠️ Warning",
            _ => "ℹ️ Info",
        };

    private static string Example(RuleExample example)
    {
        var text = new StringBuilder();
        if (example.Address != UsualAddress)
            text.Append($"At {example.Address.AbsoluteUri}:\n\n");
        if (example.Headers.Count > 0)
            text.Append($"```http\n{string.Join('\n', example.Headers.Select(header => $"{header.Name}: {header.Value}"))}\n```\n\n");
        return text.Append($"```html\n{example.Html}\n```\n").ToString();
    }

    // What Markdown would read as its own is meant as it stands.
    private static string Prose(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("*", "\\*", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Cell(string text) => Prose(text).Replace("|", "\\|", StringComparison.Ordinal);
}
