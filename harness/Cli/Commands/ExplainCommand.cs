using System.CommandLine;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Verdicts;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>explain CODE|RULE</c>: what a code or a rule means, why it happens and what to do.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var name = Forms
            .Known(
                "CODE",
                "a code or a rule",
                EventCodes.All.Select(info => info.Code.Value).Concat(RuleCatalog.All.Select(rule => rule.Id.Value)),
                "explain"
            )
            .OptionalArgument("An error code of Koji's, an event code of ours, or a rule of check; all of them are listed without.");
        var format = OutputFormat.Create();
        var command = new Command("explain", "Says what a code or a rule means, and what to do.") { name, format };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(format) == OutputFormat.Json)
                Console.Out.WriteJson(Find(parsed.GetValue(name)), ProtocolJson.Default.ExplanationListing);
            else
                Explain(parsed.GetValue(name));
        });
        return command;
    }

    private static ExplanationListing Find(string? name) =>
        new(
            [
                .. EventCodes
                    .All.Where(info => name is null || info.Code.Value == name)
                    .OrderBy(info => KojiErrorCatalog.Find(info.Code) is null)
                    .Select(info => new CodeExplanation
                    {
                        Code = info.Code,
                        Severity = info.Severity,
                        Summary = info.Summary,
                        Error = KojiErrorCatalog.Find(info.Code),
                        Causes =
                        [
                            .. CauseCatalog
                                .All.Where(cause => cause.Code == info.Code)
                                .Select(cause => new CauseExplanation(cause.Id, cause.Summary, cause.Fix)),
                        ],
                    }),
            ],
            [.. RuleCatalog.All.Where(rule => name is null || rule.Id.Value == name)]
        );

    private static void Explain(string? name)
    {
        if (name is null)
            List();
        else if (RuleCatalog.All.FirstOrDefault(rule => rule.Id.Value == name) is { } rule)
            Explain(rule);
        else
            Explain(EventCodes.Find(new(name)) ?? throw new UsageException($"Unknown code '{name}'. See: koji-harness explain"));
    }

    private static void List()
    {
        foreach (
            var (title, rows) in new (string, IEnumerable<(string, string)>)[]
            {
                (
                    "Koji's errors",
                    EventCodes
                        .All.Where(info => KojiErrorCatalog.Find(info.Code) is not null)
                        .Select(info => (info.Code.Value, info.Summary))
                ),
                (
                    "Events of ours",
                    EventCodes.All.Where(info => KojiErrorCatalog.Find(info.Code) is null).Select(info => (info.Code.Value, info.Summary))
                ),
                ("Rules of check", RuleCatalog.All.Select(rule => (rule.Id.Value, rule.Summary))),
            }
        )
        {
            AnsiConsole.MarkupLineInterpolated($"[bold]{title}[/]");
            foreach (var (name, summary) in rows)
                HangingLine.Write($"  {MarkupText.Of(name), -32}  ", MarkupText.Of(summary));
        }
    }

    private static void Explain(RuleInfo rule)
    {
        AnsiConsole.MarkupLineInterpolated(
            $"[bold]{rule.Id}[/]  {rule.Severity.ToString().ToLowerInvariant()}, a rule of check\n{rule.Summary}"
        );
        Section("Why", [rule.Why]);
        Section("What to do", [rule.Fix]);
        Section("Breaks it", Lines(rule.Failing));
        Section("Keeps it", Lines(rule.Passing));
        AnsiConsole.MarkupLineInterpolated($"\n{rule.Link}");
    }

    private static IReadOnlyList<string> Lines(RuleExample example) =>
        [$"at {example.Address}", .. example.Headers.Select(header => $"{header.Name}: {header.Value}"), example.Html];

    private static void Explain(EventCodeInfo info)
    {
        var code = info.Code;
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
            Section("Distinguished by this harness", [.. causes.Select(cause => $"{cause.Id}: {cause.Summary} {cause.Fix}")]);
    }

    private static void Section(string title, IReadOnlyList<string> lines)
    {
        AnsiConsole.MarkupLineInterpolated($"\n[bold]{title}[/]");
        foreach (var line in lines)
            HangingLine.Write("  • ", Markup.Escape(line));
    }
}
