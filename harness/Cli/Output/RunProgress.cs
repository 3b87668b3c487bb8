using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Verdicts;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>Says on standard error how far a run is.</summary>
internal static class RunProgress
{
    private static readonly IAnsiConsole Console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Error) });

    public static void Started(Scenario scenario, int number, int of)
    {
        // A terminal shows what runs now; a log file only needs what came of it.
        if (Console.Profile.Capabilities.Interactive)
            Console.MarkupInterpolated($"[grey]{number}/{of}[/] {scenario.Name} …");
    }

    public static void Ended(ScenarioResult result)
    {
        if (Console.Profile.Capabilities.Interactive)
            Console.Write(new ControlCode("\r\u001b[2K"));
        Console.MarkupLine($"{result.Verdict.Mark()} {Markup.Escape(result.Name)} [grey]{result.DurationMs} ms[/]");
    }
}
