using System.Globalization;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Checks.Sources;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Reports.GitHub;
using KojiWidgetHarness.Reports.Sarif;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>Findings for people: each page with what becomes of its embeds, then what is wrong, where, and what to do.</summary>
internal static class CheckTable
{
    public static void Write(CheckReport report)
    {
        foreach (var page in report.Pages.Where(page => page.Embeds.Count > 0 || page.Findings.Count > 0 || page.Skipped is not null))
            Write(page);

        AnsiConsole.MarkupLine(Summary(report));
    }

    // Green only where everything was decided: what is open or was not read says nothing yet.
    private static string Summary(CheckReport report)
    {
        var findings = report.Pages.SelectMany(page => page.Findings).ToList();
        var embeds = report.Pages.SelectMany(page => page.Embeds).ToList();
        var decided = embeds.Count(embed => embed.Predicts.IsDecided);
        var pages = report.Pages.Count(page => page.Error is null && !IsOnlySearched(page));
        var failed = report.Pages.Count(page => page.Error is not null);
        var unread = report.Pages.Sum(page => page.Skipped?.Count ?? 0);
        var (open, isWhole) = (embeds.Count - decided, decided == embeds.Count && unread == 0 && failed == 0 && pages > 0);
        string[] counts =
        [
            Count(pages, "page"),
            $"{Count(embeds.Count, "embed")}{(embeds.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({decided:N0} decided, {open:N0} open)"))}",
            .. failed > 0 ? [$"[red]✕[/] {Count(failed, "page")} not read"] : Array.Empty<string>(),
            .. unread > 0 ? [$"[yellow]–[/] {unread.ToString("N0", CultureInfo.InvariantCulture)} not looked at"] : Array.Empty<string>(),
        ];
        var found =
            findings.Count > 0 ? string.Join(", ", Counts(findings))
            : isWhole ? "[green]✓[/] nothing found"
            : pages == 0 ? "[red]✕[/] nothing was read"
            : "[yellow]?[/] nothing found in what was decided";
        return $"{string.Join(", ", counts)}: {found}";
    }

    private static bool IsOnlySearched(CheckedPage page) =>
        page is { Embeds.Count: 0, Findings.Count: 0, Skipped: not null, Error: null }
        && !PageFiles.IsPage(page.Page)
        && !page.Page.Contains("://", StringComparison.Ordinal);

    private static void Write(CheckedPage page)
    {
        AnsiConsole.MarkupLine($"[bold underline]{MarkupText.Of(page.Page)}[/]");
        foreach (var redirect in page.Redirects ?? [])
            HangingLine.Write("  ", $"[grey]redirected by {MarkupText.Of(redirect)}[/]");
        foreach (var place in page.HeadersFrom ?? [])
            HangingLine.Write("  ", $"[grey]served with {MarkupText.Of(place)}[/]");
        foreach (var embed in page.Embeds)
        {
            HangingLine.Write($"  [grey]line {embed.Line}[/]  ", MarkupText.Of(embed.Src));
            var seen = embed.Observed;
            HangingLine.Write("    ", $"{Describe("loads", embed.Predicts.Loads, embed.Because.Loads)}{Seen(seen, seen?.Loads)}");
            HangingLine.Write(
                "    ",
                $"{Describe("microphone", embed.Predicts.Microphone, embed.Because.Microphone)}{Seen(seen, seen?.Microphone)}"
            );
            HangingLine.Write(
                "    ",
                $"{Describe("messages", embed.Predicts.Messages, embed.Because.Messages)}{Seen(seen, seen?.Messages)}"
            );
        }

        foreach (var finding in page.Findings)
        {
            var place =
                finding.File is { } file ? string.Create(CultureInfo.InvariantCulture, $"{file}:{finding.Line}")
                : finding.Line == 0 ? "headers"
                : string.Create(CultureInfo.InvariantCulture, $"{finding.Line}:{finding.Column}");
            HangingLine.Write(
                $"  [grey]{MarkupText.Of(place), 8}[/]  ",
                $"{Mark(finding.Severity)} {MarkupText.Of(finding.Message)} [grey]{MarkupText.Of(finding.Rule)}[/]"
            );
            HangingLine.Write("            [bold]Fix[/] ", MarkupText.Of(finding.Fix));
        }

        foreach (var skipped in page.Skipped ?? [])
            HangingLine.Write("  [grey]–[/] ", $"[grey]not looked at: {MarkupText.Of(skipped)}[/]");
        AnsiConsole.WriteLine();
    }

    private static string Describe(string what, bool? value, string because) =>
        value switch
        {
            true => $"[green]✓[/] {what}",
            false => $"[red]✕[/] {what} [grey]({MarkupText.Of(because)})[/]",
            _ => $"[yellow]?[/] {what} [grey]({MarkupText.Of(because)})[/]",
        };

    // What the browser said, where one was asked.
    private static string Seen(Prediction? observed, bool? value) =>
        observed is null
            ? ""
            : value switch
            {
                true => "  [green]✓ seen in the browser[/]",
                false => "  [red]✕ not so in the browser[/]",
                _ => "  [grey]? not seen in the browser[/]",
            };

    private static string Mark(Severity severity) =>
        severity switch
        {
            Severity.Error => "[red]✕ error[/]",
            Severity.Warning => "[yellow]▲ warning[/]",
            _ => "[blue]● info[/]",
        };

    private static IEnumerable<string> Counts(List<CheckFinding> findings) =>
        from severity in new[] { Severity.Error, Severity.Warning, Severity.Info }
        let count = findings.Count(finding => finding.Severity == severity)
        where count > 0
        select $"{Mark(severity).Split(' ')[0]}[/] {(severity == Severity.Info ? $"{count} info" : Count(count, severity.ToString().ToLowerInvariant()))}";

    private static string Count(int count, string of) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {of}{(count == 1 ? "" : "s")}");
}

/// <summary>The formats in which findings are written.</summary>
internal static class CheckFormat
{
    public static void Write(string format, CheckReport report, TextWriter output)
    {
        // Whatever a page says, whichever field it is in.
        report = RedactedJson.Of(report, ProtocolJson.Default.CheckReport);
        switch (format)
        {
            case OutputFormat.Json:
                output.WriteJson(report, ProtocolJson.Default.CheckReport);
                break;
            case OutputFormat.Sarif:
                output.WriteLine(PrintedText.Json(SarifCheckLog.Write(report, [.. RuleCatalog.All, .. LiveRules.All])));
                break;
            case OutputFormat.GitHub:
                CheckAnnotations.Write(report, Terminal.Commands);
                break;
            default:
                CheckTable.Write(report);
                break;
        }
    }
}
