using System.CommandLine;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Errors;
using KojiWidgetHarness.Protocol.Events;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>explain CODE</c>: what a code means, why it happens and what to do.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var code = new Argument<string>("CODE") { Description = "An error code of Koji's, or an event code of ours." };
        var command = new Command("explain", "Says what a code means, why it happens and what to do.") { code };
        command.SetAction(parsed => Explain(new EventCode(parsed.GetRequiredValue(code))));
        return command;
    }

    private static void Explain(EventCode code)
    {
        if (EventCodes.Find(code) is not { } info)
        {
            throw new UsageException(
                $"'{code}' is no known code. Known are: {string.Join(", ", EventCodes.All.Select(known => known.Code.Value))}");
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
