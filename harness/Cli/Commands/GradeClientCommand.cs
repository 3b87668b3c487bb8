using System.CommandLine;
using System.Text.Json;
using KojiWidgetHarness.Cli.Commands.Sim;
using KojiWidgetHarness.Cli.Grading;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Harness.Grading;
using KojiWidgetHarness.Harness.Running;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>grade-client -- COMMAND…</c>: what a team's own program does when the API fails.</summary>
internal static class GradeClientCommand
{
    private const int UsualPatience = 60;

    public static Command Create()
    {
        var program = new Argument<string[]>("COMMAND")
        {
            Description = $"What starts your client, after --. It finds the API by {ClientProgram.BaseUrl}, {ClientProgram.ApiKey} and {ClientProgram.ProjectId}, does its work once and ends.",
            Arity = ArgumentArity.OneOrMore,
        };
        var only = new Option<string[]>("--exercise") { Description = "Only this exercise; may be repeated.", DefaultValueFactory = _ => [] };
        only.AcceptOnlyFromAmong([.. Exercises.All.Select(exercise => exercise.Name)]);
        var contract = ContractOption.Create();
        var patience = new Option<int>("--timeout") { Description = "Seconds that one run of it may take.", DefaultValueFactory = _ => UsualPatience };
        patience.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 3600)
                result.AddError("--timeout takes seconds from 1 to 3600.");
        });
        var format = new Option<string>("--format") { Description = "What standard output carries.", DefaultValueFactory = _ => EventFormat.Human };
        format.AcceptOnlyFromAmong(EventFormat.Human, EventFormat.Json);
        var command = new Command("grade-client", "Runs your own client of the API against failures, and says what it does wrong.") { program, only, contract, patience, format };
        command.SetAction((parsed, cancellation) => GradeAsync(
            parsed.GetRequiredValue(program),
            parsed.GetValue(only) ?? [],
            parsed.GetContract(contract),
            TimeSpan.FromSeconds(parsed.GetValue(patience)),
            parsed.GetValue(format) == EventFormat.Json,
            cancellation));
        return command;
    }

    private static async Task<int> GradeAsync(
        string[] program, string[] only, KojiContract contract, TimeSpan patience, bool json, CancellationToken cancellation)
    {
        var exam = new ClientExam(new(program, patience), contract, StepLog.OnStandardError);
        var report = new GradeReport
        {
            Command = program,
            Contract = ContractOption.NameOf(contract),
            Results = await exam.HoldAsync([.. Exercises.All.Where(exercise => only.Length == 0 || only.Contains(exercise.Name))], cancellation),
        };
        if (json)
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report, ProtocolJson.Default.GradeReport));
        else
            GradeTable.Write(report);
        return report.Findings > 0 ? ExitCodes.Failed : ExitCodes.AsExpected;
    }
}
