using System.CommandLine;
using KojiWidgetHarness.Cli.Commands.Sim;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Grading;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Grading;
using KojiWidgetHarness.Scenarios.Running;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>grade-client -- COMMAND…</c>: what a team's own program does when the API fails.</summary>
internal static class GradeClientCommand
{
    public static Command Create()
    {
        var program = (
            Forms.TextFor("COMMAND") with
            {
                TakesOptions = true,
                Read = (text, out word) => !(word = text).Contains('\0', StringComparison.Ordinal),
            }
        ).Arguments(
            $"What starts your client, after --. It finds the API by {ClientProgram.BaseUrl}, {ClientProgram.ApiKey} and {ClientProgram.ProjectId}, does its work once and ends.",
            ArgumentArity.OneOrMore
        );
        var only = (Forms.Choice([.. Exercises.All.Select(exercise => exercise.Name)]) with { StandsFor = "EXERCISE" }).Several(
            "--exercise",
            "Only this exercise; may be repeated."
        );
        var contract = ContractOption.Create();
        var patience = Forms.Time.Option("--timeout", "How long one run of it may take.", "60s");
        var format = OutputFormat.Create();
        var command = new Command(
            "grade-client",
            "Tests a client of the API against failures. Runs your own program while things fail, and says what it does wrong."
        )
        {
            program,
            only,
            contract,
            patience,
            format,
        };
        command.SetAction(
            (parsed, cancellation) =>
                GradeAsync(
                    parsed.GetRequiredValue(program),
                    parsed.GetValue(only) ?? [],
                    parsed.GetValue(contract),
                    parsed.GetValue(patience),
                    parsed.GetValue(format) == OutputFormat.Json,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> GradeAsync(
        IReadOnlyList<string> program,
        IReadOnlyList<string> only,
        KojiContract contract,
        TimeSpan patience,
        bool json,
        CancellationToken cancellation
    )
    {
        var exam = new ClientExam(new(program, patience), contract, StepLog.OnStandardError);
        var report = new GradeReport
        {
            Command = program,
            Contract = KojiContractNames.NameOf(contract),
            Results = await exam.RunAsync(
                [.. Exercises.All.Where(exercise => only.Count == 0 || only.Contains(exercise.Name))],
                cancellation
            ),
        };
        if (json)
            Console.Out.WriteJson(report, ProtocolJson.Default.GradeReport);
        else
            GradeTable.Write(report);
        return report.Findings > 0 ? ExitCodes.Failed : ExitCodes.AsExpected;
    }
}
