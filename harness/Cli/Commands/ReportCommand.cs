using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Reporting;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>report RUN.json…</c>: rebuilds reports from saved runs, also from the shards of one.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var files = (Forms.File with { StandsFor = "RUN.json" }).Arguments(
            "What 'run --format json' wrote; several for the shards of one run, or for several browsers. Pictures and traces may lie below its folder.",
            ArgumentArity.OneOrMore
        );
        var report = RunReports.Option();
        var format = OutputFormat.Create("What standard output carries; json: each run on a line, as 'run' writes it.");
        var command = new Command("report", "Rebuilds reports from saved runs. Puts the shards of a run together.")
        {
            files,
            report,
            format,
        };
        command.SetAction(
            (parsed, cancellation) =>
                RebuildAsync(
                    parsed.GetRequiredValue(files),
                    RunReports.Parse(parsed.GetValue(report)),
                    parsed.GetValue(format) == OutputFormat.Json,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RebuildAsync(
        IReadOnlyList<string> files,
        IReadOnlyList<ReportTarget> targets,
        bool json,
        CancellationToken cancellation
    )
    {
        var runs = await RunFiles.ReadAsync(files, cancellation);
        var joined = RunShards.Join(runs);
        foreach (var run in joined)
        {
            if (json)
                Console.Out.WriteJson(RedactedJson.Of(run, ProtocolJson.Default.RunReport), ProtocolJson.Default.RunReport);
            else
                ResultTable.Write(run);
        }

        int[] codes = [.. joined.Select(run => run.ExitCode())];
        var code = codes.Contains(ExitCodes.Failed) ? ExitCodes.Failed : codes.Max();
        // A report that is missing is worse than a scenario that failed: nobody would look.
        return Math.Max(
            code,
            await RunReports.WriteAsync(runs, targets, json ? Terminal.ErrorCommands : Terminal.Commands, areForeign: true, cancellation)
        );
    }
}
