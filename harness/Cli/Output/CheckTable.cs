using System.Globalization;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>Findings for people: each page with what becomes of its embeds, then what is wrong, where, and what to do.</summary>
internal static class CheckTable
{
    public static void Write(CheckReport report)
    {
        foreach (var page in report.Pages.Where(page => page.Embeds.Count > 0 || page.Findings.Count > 0 || page.Skipped is not null))
            Write(page);

        var findings = report.Pages.SelectMany(page => page.Findings).ToList();
        var read = report.Pages.Count(page => page.Error is null);
        var embeds = report.Pages.Sum(page => page.Embeds.Count);
        AnsiConsole.MarkupLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(read, "page")}, {Count(embeds, "embed")}{(read < report.Pages.Count ? $", [red]✕[/] {Count(report.Pages.Count - read, "page")} not read" : "")}: {(findings.Count == 0 ? "[green]✓[/] nothing found" : string.Join(", ", Counts(findings)))}"));
    }

    private static void Write(CheckedPage page)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold underline]{page.Page}[/]");
        foreach (var redirect in page.Redirects ?? [])
            AnsiConsole.MarkupLineInterpolated($"  [grey]redirected by {redirect}[/]");
        foreach (var embed in page.Embeds)
        {
            AnsiConsole.MarkupLineInterpolated($"  [grey]line {embed.Line}[/]  {embed.Src}");
            var seen = embed.Observed;
            AnsiConsole.MarkupLine($"    {Tell("loads", embed.Predicts.Loads, embed.Because.Loads)}{Seen(seen, seen?.Loads)}");
            AnsiConsole.MarkupLine($"    {Tell("microphone", embed.Predicts.Microphone, embed.Because.Microphone)}{Seen(seen, seen?.Microphone)}");
            AnsiConsole.MarkupLine($"    {Tell("messages", embed.Predicts.Messages, embed.Because.Messages)}{Seen(seen, seen?.Messages)}");
        }

        foreach (var finding in page.Findings)
        {
            var place = finding.Line == 0 ? "headers" : string.Create(CultureInfo.InvariantCulture, $"{finding.Line}:{finding.Column}");
            AnsiConsole.MarkupLine($"  [grey]{place,8}[/]  {Mark(finding.Severity)} {Markup.Escape(finding.Message)} [grey]{Markup.Escape(finding.Rule)}[/]");
            AnsiConsole.MarkupLineInterpolated($"            [bold]Fix[/] {finding.Fix}");
        }

        foreach (var skipped in page.Skipped ?? [])
            AnsiConsole.MarkupLineInterpolated($"  [grey]– not looked at: {skipped}[/]");
        AnsiConsole.WriteLine();
    }

    private static string Tell(string what, bool? value, string because) => value switch
    {
        true => $"[green]✓[/] {what}",
        false => $"[red]✕[/] {what} [grey]({Markup.Escape(because)})[/]",
        _ => $"[yellow]?[/] {what} [grey]({Markup.Escape(because)})[/]",
    };

    // What the browser said, where one was asked.
    private static string Seen(Prediction? observed, bool? value) => observed is null ? "" : value switch
    {
        true => "  [green]✓ seen in the browser[/]",
        false => "  [red]✕ not so in the browser[/]",
        _ => "  [grey]? not seen in the browser[/]",
    };

    private static string Mark(Severity severity) => severity switch
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

    private static string Count(int count, string of) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {of}{(count == 1 ? "" : "s")}");
}
