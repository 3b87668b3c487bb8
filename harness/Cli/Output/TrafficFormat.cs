using System.Globalization;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Protocol.Text;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>How a recorded request and its answer are written.</summary>
internal static class TrafficFormat
{
    public static void Write(TrafficRecord record, string format)
    {
        switch (format)
        {
            case OutputFormat.Json:
                Console.Out.WriteJson(record, ProtocolJson.Default.TrafficRecord);
                break;
            case OutputFormat.Curl:
                Console.Out.WriteLine(TrafficCurl.Of(record));
                break;
            default:
                WriteLine(record);
                break;
        }
    }

    private static void WriteLine(TrafficRecord record)
    {
        var (mark, colour) = record switch
        {
            { Outcome: not TrafficOutcome.Answered } => ("▲", "yellow"),
            { Status: >= 400 } => ("✕", "red"),
            _ => ("·", "default"),
        };
        var ended = record.Outcome switch
        {
            TrafficOutcome.AbortedByClient => "closed by the caller",
            TrafficOutcome.Reset => "closed by the simulator",
            _ => "",
        };
        string?[] remarks =
        [
            ended.Length > 0 ? ended : null,
            record.Fault is null ? null : $"fault {record.Fault}",
            record.ReplayOf is null ? null : $"replay of {record.ReplayOf}",
        ];
        var remark = string.Join(", ", remarks.OfType<string>());
        HangingLine.Write(
            $"[grey]{record.Position, 6} {record.WallClock.ToLocalTime():HH:mm:ss.fff}[/] [{colour}]{mark} {record.Status?.ToString(CultureInfo.InvariantCulture) ?? "–", -3} {MarkupText.Of(record.Method), -6}[/] ",
            $"[{colour}]{MarkupText.Of(record.Path)}  {TimeText.Rounded(record.DurationMs)}[/]"
                + (remark.Length == 0 ? "" : $" [grey]{MarkupText.Of(remark)}[/]")
        );
    }
}

/// <summary>The faults of a simulator for people.</summary>
internal static class FaultTable
{
    public static void Write(IReadOnlyList<FaultRuleState> faults) => AnsiConsole.Write(Of(faults));

    /// <summary>The table.</summary>
    public static FittedTable Of(IReadOnlyList<FaultRuleState> faults)
    {
        var table = new FittedTable(
            new("Fault"),
            new("State") { KeepsLines = true },
            new("Meets"),
            new("Does"),
            new("Happened") { KeepsLines = true, IsRight = true },
            new("Ends") { KeepsLines = true }
        );
        foreach (var fault in faults)
        {
            table.AddRow(
                MarkupText.Of(fault.Rule.Id ?? ""),
                MarkedWord(fault.Phase),
                MarkupText.Of(FaultText.Meets(fault.Rule.Match)),
                MarkupText.Of(FaultText.Does(fault.Rule.Effect)),
                FaultText.Count(fault),
                fault.EndsAt?.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? ""
            );
        }

        return table;
    }

    private static string MarkedWord(FaultPhase phase) =>
        phase switch
        {
            FaultPhase.Active => $"[red]✕ {phase.ToWords()}[/]",
            FaultPhase.Waiting => $"[yellow]… {phase.ToWords()}[/]",
            _ => $"[green]✓ {phase.ToWords()}[/]",
        };
}
