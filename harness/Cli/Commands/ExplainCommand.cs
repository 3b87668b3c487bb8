using System.CommandLine;
using KojiWidgetHarness.Harness.Checks;
using KojiWidgetHarness.Harness.Checks.Rules;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Errors;
using KojiWidgetHarness.Protocol.Events;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>explain CODE|RULE</c>: what a code or a rule means, why it happens and what to do.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("CODE") { Description = "An error code of Koji's, an event code of ours, or a rule of check." };
        var command = new Command("explain", "Says what a code or a rule means, why it happens and what to do.") { name };
        command.SetAction(parsed =>
        {
            if (RuleCatalog.All.FirstOrDefault(rule => rule.Id.Value == parsed.GetRequiredValue(name)) is { } rule)
                Explain(rule);
            else
                Explain(new EventCode(parsed.GetRequiredValue(name)));
        });
        return command;
    }

    private static void Explain(RuleInfo rule)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{rule.Id}[/]  {rule.Severity.ToString().ToLowerInvariant()}, a rule of check\n{rule.Summary}");
        Section("Why", [rule.Why]);
        Section("What to do", [rule.Fix]);
        Section("Breaks it", Lines(rule.Failing));
        Section("Keeps it", Lines(rule.Passing));
        AnsiConsole.MarkupLineInterpolated($"\n{rule.Link}");
    }

    private static IReadOnlyList<string> Lines(RuleExample example) =>
        [$"at {example.Address}", .. example.Headers.Select(header => $"{header.Name}: {header.Value}"), example.Html];

    private static void Explain(EventCode code)
    {
        if (EventCodes.Find(code) is not { } info)
        {
            throw new UsageException(
                $"'{code}' is no known code. Known are: {string.Join(", ", EventCodes.All.Select(known => known.Code.Value))}. The rules of check are: "
                + string.Join(", ", RuleCatalog.All.Select(rule => rule.Id.Value)));
        }

        if (KojiErrorCatalog.Find(code) is not { } error)
        {
            AnsiConsole.MarkupLineInterpolated($"[bold]{code}[/]  {info.Severity}, our own event\n{info.Summary}");
            return;
        }

        var carrier = error.HttpStatus is { } status ? $"HTTP {status}" : "posted by the widget";
        AnsiConsole.MarkupLineInterpolated($"[bold red]{code}[/]  {carrier}");
        AnsiConsole.MarkupLineInterpolated($"\"{error.Message}\"{(error.MessageVaries ? "  (an example: the text varies)" : "")}");
        Section("Why", error.Causes);
        Section("What to do", error.Fixes);
        var causes = CauseCatalog.All.Where(cause => cause.Code == code).ToList();
        if (causes.Count > 0)
            Section("Told apart by this harness", [.. causes.Select(cause => $"{cause.Id}: {cause.Summary} {cause.Fix}")]);
    }

    private static void Section(string title, IReadOnlyList<string> lines)
    {
        AnsiConsole.MarkupLineInterpolated($"\n[bold]{title}[/]");
        foreach (var line in lines)
            AnsiConsole.MarkupLineInterpolated($"  • {line}");
    }
}
